# Where a warning points to: stack levels, modules' registries, errors from filters, and warnings given as objects.
import _warnings
import sys

shown = []


class Catch:
    def write(self, text):
        shown.append(text)

    def flush(self):
        pass


def level(n):
    def inner():
        _warnings.warn(f"level {n}", UserWarning, n)

    inner()


def attempt(f):
    shown.clear()
    sys.stderr, saved = Catch(), sys.stderr
    try:
        result = f()
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    finally:
        sys.stderr = saved
    return result, "".join(shown).splitlines()


class Own(UserWarning):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


for n in (1, 2, 3):
    print(attempt(lambda: level(n)))
print(attempt(lambda: _warnings.warn("same place")), attempt(lambda: [_warnings.warn("in a loop") for _ in range(3)]))
print(attempt(lambda: _warnings.warn(Own(7))), attempt(lambda: _warnings.warn(Own(8), DeprecationWarning)))
for category in (UserWarning, DeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, PendingDeprecationWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning):
    print(category.__name__, attempt(lambda: _warnings.warn("text", category)))
print(sorted(k for k in globals().get("__warningregistry__", {}) if isinstance(k, str)), "version" in __warningregistry__)
print(attempt(lambda: _warnings.warn_explicit("told", UserWarning, "some.py", 12)), attempt(lambda: _warnings.warn_explicit("told", UserWarning, "some.py", 12)))
registry = {}
print(attempt(lambda: _warnings.warn_explicit("told", UserWarning, "some.py", 12, "mod", registry)), attempt(lambda: _warnings.warn_explicit("told", UserWarning, "some.py", 12, "mod", registry)), attempt(lambda: _warnings.warn_explicit("told", UserWarning, "some.py", 13, "mod", registry)), sorted(map(str, registry)))
for wrong in (lambda: _warnings.warn(), lambda: _warnings.warn("x", 5), lambda: _warnings.warn("x", ValueError), lambda: _warnings.warn("x", None, "y"), lambda: _warnings.warn("x", UserWarning, 1, None, 5), lambda: _warnings.warn_explicit("x"), lambda: _warnings.warn_explicit("x", UserWarning, "f", 1, "m", 5), lambda: _warnings.warn_explicit("x", int, "f", 1)):
    print(attempt(wrong))
print(attempt(lambda: ~True))


def deprecated_generator_throw():
    def g():
        try:
            yield 1
        except ValueError as error:
            yield str(error)

    it = g()
    next(it)
    return it.throw(ValueError, "three arguments", None)


print(attempt(deprecated_generator_throw))

sys.stderr, saved = None, sys.stderr
_warnings.warn("nowhere to write")
sys.stderr = saved
print("done")
