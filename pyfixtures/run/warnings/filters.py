# The native half of warnings: filters, actions, registries and categories.
import _warnings
import sys

written = []


class Catch:
    def write(self, text):
        written.append(text)

    def flush(self):
        pass


def warn_all(action, category=UserWarning, times=2):
    _warnings.filters[:] = [(action, None, category, None, 0)]
    if hasattr(_warnings, "_filters_mutated"):
        _warnings._filters_mutated()
    else:
        _warnings._acquire_lock()
        _warnings._filters_mutated_lock_held()
        _warnings._release_lock()
    written.clear()
    registry = {}
    sys.stderr, saved = Catch(), sys.stderr
    try:
        for n in range(times):
            try:
                _warnings.warn_explicit("told", UserWarning, "file.py", n % 2 + 1, registry=registry)
            except Warning as error:
                written.append(f"raised {type(error).__name__} {error}")
    finally:
        sys.stderr = saved
    return "".join(written)


print([type(f).__name__ for f in _warnings.filters[:1]])
for action in ("ignore", "always", "error", "default", "once", "module"):
    print(action, repr(warn_all(action, times=4)))
print(repr(warn_all("error", DeprecationWarning)))
for wrong in (lambda: _warnings.warn(), lambda: _warnings.warn("x", int), lambda: _warnings.warn("x", 5), lambda: _warnings.warn("x", stacklevel="a"),
              lambda: _warnings.warn_explicit("x", UserWarning, "f", "a")):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
