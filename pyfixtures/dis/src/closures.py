counter = 0


def outer(a, b=1, /, c=2, *args, d, e=5, **kw):
    total = a

    def inner(x: int = b) -> int:
        nonlocal total
        global counter
        total += x
        counter += 1
        del x
        return lambda: total + d

    class Local:
        captured = a
        name: str = "local"

        def method(self):
            return __class__, super().method(), super(Local, self).name

    del c
    return inner, Local, args, e, kw
