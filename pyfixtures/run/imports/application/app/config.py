class Settings(dict):
    __getattr__ = dict.__getitem__

    def override(self, **values):
        from . import models

        self.update(values, model=models.Person.__name__)
        return self


settings = Settings(limit=3, sort="name")
