class AppError(Exception):
    pass


class Invalid(AppError):
    def __init__(self, field, value):
        super().__init__(f"{field} cannot be {value!r}")


class Missing(AppError, LookupError):
    pass
