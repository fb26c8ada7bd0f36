import sys
M = type(sys)
m = M("m")
print(m)
m.__file__ = "/f.py"
print(m)
m.__loader__ = "L"
del m.__file__
print(m)
ModuleSpec = type(sys.__spec__)
m.__spec__ = ModuleSpec("n", None)
print(m)
m.__spec__ = ModuleSpec("n", "the loader")
print(m)
m.__spec__ = ModuleSpec("n", "the loader", origin="O")
print(m)
m.__spec__.has_location = True
print(m)
m.__name__ = "ignored"
print(m)
del m.__spec__
print(m)
del m.__name__
print(m)
