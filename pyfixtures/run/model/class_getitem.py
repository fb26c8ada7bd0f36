"""__class_getitem__ and metaclasses."""

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


class G:
    def __class_getitem__(c,i): return (c.__name__,i)
attempt(lambda: G[1]); attempt(lambda: G[1,2]); attempt(lambda: A[1]); attempt(lambda: int[1]); attempt(lambda: type[int])
class MG(type):
    def __getitem__(c,i): return 'meta',i
class G2(G,metaclass=MG): pass
attempt(lambda: G2[1]);
