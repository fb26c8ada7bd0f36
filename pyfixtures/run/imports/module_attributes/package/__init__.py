def __getattr__(name):
    if name == "part":
        return __import__(__name__ + ".part", fromlist=["x"])
    raise AttributeError(name)
