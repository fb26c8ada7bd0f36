from . import works
raise KeyError("k")
