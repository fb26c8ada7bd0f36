# What calling builtin types says of wrong arguments.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)


shapes = [((), {}), ((None,), {}), ((1,), {}), (("x",), {}), ((1.5,), {}), (([],), {}), ((b"y",), {}), ((None, None), {}),
          ((1, 2), {}), (("a", "b"), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}), ((), {"bogus": 1}), ((1,), {"bogus": 1}), ((-1,), {}),
          (([1, "a"],), {}), (([(1, 2), 3],), {}), (([(1, 2, 3)],), {}), (("12x",), {}), (("12", 10**10), {}), (("z", 1), {}), (("z", 37), {}),
          ((1, 10), {}), ((5,), {"base": 10}), ((), {"base": 10}), (("a",), {"encoding": 1}), ((b"a",), {"errors": 1}), ((10**400,), {}),
          ((float("nan"),), {}), ((float("inf"),), {}), (("a", "utf-8"), {}), ((b"a", "utf-8", "strict", 1), {})]
for kind in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview, property, super,
             staticmethod, classmethod, object):
    for args, kwargs in shapes:
        if kind in (bytes, bytearray) and args == (10**400,) and kwargs:
            continue
        show(f"{kind.__name__}{args if len(str(args)) < 40 else '...'}{kwargs or ''}", kind, *args, **kwargs)
for kind in (BaseException, ExceptionGroup, KeyError, SystemExit, StopIteration, ImportError, NameError, AttributeError, SyntaxError,
             UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError):
    for args, kwargs in shapes[:15]:
        show(f"{kind.__name__}{args}{kwargs or ''}", kind, *args, **kwargs)
classes = [("name", (), {}), ("name", (1,), {}), ("name", 1, {}), ("name", (), 1), (1, (), {}), ("na\0me", (), {}), ("n", (bool,), {}),
           ("n", (object, int), {}), ("n", (int, str), {}), ("n", (), {"__slots__": 1}), ("n", (), {"__slots__": "1a"}),
           ("n", (), {"__slots__": ["a", "a"]}), ("n", (), {"__qualname__": 1}), ("n", (), {"__classcell__": 1}), ("n", None, {}),
           ("n", (), None), (None, (), {}), ("n",), ("n", ()), ("n", (), {}, 1), (), ("n", (type, int), {}), ("n", (int,), {"__slots__": "a"})]
for args in classes:
    show(f"type{args}", type, *args)
