"""__set_name__ and its errors."""

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


class D:
    def __set_name__(s,o,n): print('set_name',o.__name__,n)
class H: d=D(); e=D()
class D:
    def __set_name__(s,o,n): 1/0
def mk():
    class H: d=D()
attempt(mk)
class D:
    def __set_name__(s): pass
attempt(mk)
class D: __set_name__=5
attempt(mk)
