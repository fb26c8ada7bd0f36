import sys

print(len(sys.argv), type(sys.argv).__name__, type(sys.path).__name__, sys.getrecursionlimit(), sys.version_info[0], sys.version_info >= (3, 11), sys.version_info.major, len(sys.version_info), sys.version_info.releaselevel, sys.byteorder)
print(sys.implementation.name, type(sys.version).__name__, sys.hexversion >= 0x030B0000, sys.modules["sys"] is sys, "__main__" in sys.modules, sys.stdout.encoding.lower(), sys.flags.optimize, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit)
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as e:
    t, v, tb = sys.exc_info()
    print(t.__name__, v, v is e, tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name, e.__traceback__ is tb)
print(sys.exc_info())


def deep():
    try:
        raise KeyError("in deep")
    except KeyError:
        inner()
        return sys.exc_info()[0].__name__


def inner():
    print("inner sees", sys.exc_info()[0].__name__)
    try:
        raise ValueError
    except ValueError:
        print("inner handles", sys.exc_info()[0].__name__)
    print("restored", sys.exc_info()[0].__name__)


print(deep())


def who():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_lineno, f.f_back.f_back.f_code.co_name, sorted(f.f_locals)


def caller():
    return who()


print(caller())
print(sys.intern("abc") is sys.intern("abc"), sys.getrefcount(object()) >= 1, sys.maxunicode)
for f in (lambda: sys.exit("msg"), lambda: sys.exit(5), lambda: sys.exit(), lambda: sys.exit((1, 2)), lambda: sys.nope, lambda: sys.setrecursionlimit("a"), lambda: sys.intern(5), lambda: sys._getframe(1000), lambda: sys.exit(1, 2)):
    try:
        f()
    except SystemExit as e:
        print("SystemExit", e.code, e.args)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
import math
import time

print(type(time.time()).__name__, time.perf_counter() >= 0, type(time.time_ns()).__name__, math.pi, math.__name__, time.sleep(0))
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import nothing
except ImportError as e:
    print(str(e).split(" (")[0])
from math import sqrt as root, floor

print(root(16), floor(2.7))
