# Constructors and methods of builtin types with arguments of every kind.
class Index:
    def __index__(self):
        return 7

    def __repr__(self):
        return "Index()"


class Wrong:
    def __index__(self):
        return "x"

    def __repr__(self):
        return "Wrong()"

    __float__ = __complex__ = __int__ = __bool__ = __len__ = __str__ = __bytes__ = __index__


def t(label, f, *args, **kwargs):
    try:
        value = f(*args, **kwargs)
        shown = repr(value) if type(value) in (int, float, complex, bool, str, bytes, slice) else type(value).__name__
    except Exception as e:
        shown = f"{type(e).__name__}: {e}"
    print(label, "->", shown)


VALUES = {
    "1": 1, "-1": -1, "huge": 2**70, "2.5": 2.5, "nan": float("nan"), "2j": 2j, "'a'": "a", "'12'": "12", "b'a'": b"a",
    "None": None, "()": (), "[1]": [1], "index": Index(), "wrong": Wrong(),
}
OBJECTS = {
    int: 12, float: 2.5, complex: 1 + 2j, bool: True, slice: slice(1, 5, 2), property: property(len), super: super(bool, True),
    type: int, object: object(), bytes: b"a b", str: "a b",
}
LEFT_OUT = set("""__class__ __dir__ __doc__ __getstate__ __hash__ __init__ __init_subclass__ __new__ __reduce__ __reduce_ex__ __repr__
    __sizeof__ __str__ __subclasshook__ __subclasses__ __prepare__ __annotations__ __setattr__ __delattr__ __format__ __round__
    __buffer__ __release_buffer__ __getattribute__ __call__ mro __annotate__""".split())
for kind, value in OBJECTS.items():
    name = kind.__name__
    t(name, kind)
    t(name + " self", kind, self=1)
    t(name + " 1 object", kind, 1, object=1)
    t(name + " 1 2 3 4", kind, 1, 2, 3, 4)
    for label, argument in VALUES.items():
        t(f"{name} {label}", kind, argument)
        t(f"{name} '11' {label}", kind, "11", argument)
    for method in sorted(set(vars(kind)) - LEFT_OUT):
        f = getattr(kind, method, None)
        if not callable(f) or isinstance(f, type):
            continue
        t(f"{name}.{method}", f)
        t(f"{name}.{method} wrong", f, Ellipsis)
        t(f"{name}.{method} keyword", f, value, k=1)
        t(f"{name}.{method} 3", f, value, 1, 2, 3)
        for label in "1", "2.5", "'a'", "None", "wrong":
            if not (method == "__pow__" and label == "huge"):
                t(f"{name}.{method} {label}", f, value, VALUES[label])
