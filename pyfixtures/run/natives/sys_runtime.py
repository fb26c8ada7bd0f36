"""Audit hooks, breakpoint(), and what sys tells of the interpreter's insides."""
# fixture: 64-bit
import sys

seen = []
sys.addaudithook(lambda event, args: seen.append((event, args)) if event.startswith("app.") else None)
sys.audit("app.one", 1, "two")
sys.audit("app.none")
print(seen)
try:
    sys.audit(5)
except TypeError as e:
    print(e)


def hook(*args, **kwargs):
    print("hook", args, kwargs)
    return "result"


sys.breakpointhook = hook
print(breakpoint(1, key=2))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
print(callable(sys.__breakpointhook__), sys.call_tracing(max, (3, 5)), sys._clear_type_cache())
print("json" in sys.stdlib_module_names, "nothing" in sys.stdlib_module_names, type(sys.stdlib_module_names).__name__)
print(sys.getallocatedblocks() >= 0, sys._git[0], len(sys._current_frames()), len(sys._current_exceptions()))
if hasattr(sys, "_getframemodulename"):
    print(sys._getframemodulename(), sys._getframemodulename(50))
