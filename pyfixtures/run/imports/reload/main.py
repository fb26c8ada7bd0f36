import sys
import module
module.extra = "kept"
first = module.counter, module.f
module.counter = 10
spec = module.__spec__
module.__loader__.exec_module(module)
print(module.counter, module.extra, first[1] is module.f, sys.modules["module"] is module)
code = module.__loader__.get_code("module")
print(code.co_name, code.co_filename.rpartition("/")[2])
space = {"__name__": "elsewhere"}
exec(code, space)
print(space["counter"], space["where"], "__builtins__" in space)
try:
    module.__loader__.get_code("other")
except ImportError as e:
    print(e, e.name)
print(module.__loader__.get_filename("module") == module.__file__, module.__loader__.get_filename() == module.__file__)
print(module.__loader__.is_package("module"), module.__loader__.get_source("module"))
print(module.__loader__.get_data(module.__file__)[2:4], module.__loader__.name, module.__loader__.path == module.__file__)
print(module.__loader__ == type(module.__loader__)("module", module.__file__), module.__loader__ == 3)
try:
    module.__loader__.get_data(module.__file__ + "x")
except OSError as e:
    print(type(e).__name__, e.strerror)
del sys.modules["module"]
import module as again
print(again is module, again.counter, again.f is module.f)
