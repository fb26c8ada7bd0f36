__all__ = ["hammer", "level"]
level = "eager"
_asked = []


def __getattr__(name):
    _asked.append(name)
    if name == "COUNT":
        return len(_asked)
    if name in ("hammer", "saw"):
        __import__(f"{__name__}.{name}")
        return globals()[name]
    raise AttributeError(f"no tool called {name}")


def __dir__():
    return ["saw", "hammer", "level", "_hidden"]
