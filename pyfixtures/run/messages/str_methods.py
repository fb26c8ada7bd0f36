# What the methods of str say of wrong arguments.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)


receivers = ["abc"]
shapes = [((), {}), ((None,), {}), ((1,), {}), (("x",), {}), ((1.5,), {}), (([],), {}), ((b"y",), {}), ((1, 2), {}),
          (("a", "b"), {}), ((1, 2, 3), {}), ((1, 2, 3, 4, 5), {}), ((), {"bogus": 1}), ((1,), {"bogus": 1}), ((-1,), {})]
skipped = {"__class__", "__init_subclass__", "__subclasshook__", "__new__", "__doc__", "__dir__", "__sizeof__", "__init__",
           "__getattribute__", "__reduce__", "__reduce_ex__", "__getstate__", "__repr__", "__str__", "__hash__", "__dict__"}
for receiver in receivers:
    for name in sorted(vars(type(receiver))):
        if name in skipped or not callable(getattr(receiver, name)):
            continue
        for args, kwargs in shapes:
            show(f"{type(receiver).__name__}.{name}{args}{kwargs or ''}", getattr(receiver, name), *args, **kwargs)
