import sys
import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
    return 1


shown = []
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append((str(message), category.__name__, lineno))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    old()
    old()
    warnings.warn(UserWarning("an instance"))
print([(str(w.message), w.category.__name__, w.lineno, w.filename) for w in seen])
warnings.simplefilter("once")
for n in range(3):
    warnings.warn("once only", UserWarning)
print(shown)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as e:
        print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(old(), warnings.filters[0])
with warnings.catch_warnings(action="error", category=UserWarning) if sys.version_info >= (3, 11) else None:
    try:
        warnings.warn("now an error")
    except UserWarning as e:
        print(e)
del shown[:]
warnings.resetwarnings()
print(warnings.filters)
warnings.simplefilter("default", append=True)
for n in range(2):
    warnings.warn_explicit("explicit", RuntimeWarning, "file.py", 7 + n, module="m", registry={})
print(shown, warnings.filters)
text = warnings.formatwarning("message", FutureWarning, "nowhere.py", 3, line="  the = line")
print(text, end="")
w = warnings.WarningMessage("m", UserWarning, "f.py", 9)
print(w)
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope"), lambda: warnings.warn_explicit("a", 3, "f", 1),
            lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings._getaction("zzz"), lambda: warnings._getcategory("NoSuch"),
            lambda: warnings._getaction("al"), lambda: warnings._getcategory("UserWarning")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    with warnings.catch_warnings() as c:
        with_self = warnings.catch_warnings()
        with_self.__enter__()
        with_self.__enter__()
except RuntimeError as e:
    print(e)
print(repr(warnings.catch_warnings(record=True, module=sys))[:30])
