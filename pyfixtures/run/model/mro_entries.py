"""__mro_entries__."""

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


class ME:
    def __mro_entries__(s,b): return (A,)
def mk():
    class Z(ME()): pass
    return Z.__bases__,type(Z.__orig_bases__[0])
attempt(mk)
class ME:
    def __mro_entries__(s,b): return A
attempt(mk)
attempt(lambda: type('Z',(ME(),),{}))
class ME:
    def __mro_entries__(s,b): return ()
def mk():
    class Z(ME(),A): pass
    return Z.__bases__
attempt(mk)
