"""Containers that contain themselves."""

def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except BaseException as e:
        r = f"{type(e).__name__}: {e}"
        if getattr(e, "__notes__", None):
            r += f" notes {e.__notes__}"
        if e.__cause__:
            r += f" cause {e.__cause__!r}"
    print(mask(r))


def mask(r):
    parts = str(r).split("0x")
    return "0x".join(parts[:1] + [p.lstrip("0123456789abcdef") for p in parts[1:]])



l = []
l.append(l)
attempt(repr, l)
d = {}
d["d"] = d
attempt(repr, d)
t = ([],)
t[0].append(t)
attempt(repr, t)
attempt(lambda: l == l)
attempt(lambda: t == ([t[0]],))
s = slice(l, d)
attempt(repr, s)


class R:
    def __repr__(self):
        return repr(vars(self))


r = R()
r.me = [r.__dict__]
attempt(repr, r)


class L(list):
    def __repr__(self):
        return "L" + super().__repr__()


x = L()
x.append(x)
x.append({"x": x})
attempt(repr, x)
