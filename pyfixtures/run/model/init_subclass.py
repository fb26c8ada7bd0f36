"""__init_subclass__ and its keywords."""

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


class A:
    __slots__ = ("a",)


class IS:
    def __init_subclass__(cls,/,a=None,**k): print('is',cls.__name__,a,k); super().__init_subclass__(**k)
class J(IS,a=5): pass
def mk():
    class K(IS,b=5): pass
attempt(mk)
attempt(lambda: IS.__init_subclass__); attempt(lambda: object.__init_subclass__(1))
