import runpy
import sys

result = runpy.run_module("colorsys", init_globals={"given": 5}, run_name="as_name")
print(result["__name__"], result["given"], result["rgb_to_hls"](1, 1, 1), result["__spec__"].name, "as_name" in sys.modules)
print(sorted(k for k in runpy.run_module("__future__", alter_sys=True) if k.startswith("__")))
for bad in (lambda: runpy.run_module("no_such_module_x"), lambda: runpy.run_module("sys"), lambda: runpy.run_module("xml")):
    try:
        print(bad())
    except ImportError as e:
        print(type(e).__name__, e)
print(runpy.__all__)
