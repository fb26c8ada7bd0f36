here = 1
def __getattr__(name):
    if name == "refused":
        raise AttributeError("no " + name)
    return "lazy " + name
def __dir__():
    return ["here", "made_up"]
