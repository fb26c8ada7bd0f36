# What the methods of lists, dicts and sets say of wrong arguments.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)


shapes = [((), {}), ((None,), {}), ((1,), {}), (("x",), {}), ((1.5,), {}), (([],), {}), ((1, 2), {}), (("a", "b"), {}),
          ((1, 2, 3), {}), ((), {"bogus": 1}), ((1,), {"bogus": 1}), ((-1,), {}), (({},), {}), (((1, 2),), {})]
skipped = {"__class__", "__new__", "__doc__", "__sizeof__", "__getattribute__", "__repr__", "__hash__", "__class_getitem__", "__reduce__"}
for make in (lambda: [1, 2], lambda: {1: 2}, lambda: {1, 2}):
    for name in sorted(vars(type(make()))):
        if name in skipped or not callable(getattr(make(), name)):
            continue
        for args, kwargs in shapes:
            receiver = make()
            show(f"{type(receiver).__name__}.{name}{args}{kwargs or ''}", getattr(receiver, name), *args, **kwargs)
