"""Abstract classes."""

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



class AB: 
    def f(s): pass
AB.__abstractmethods__=frozenset(['f']); attempt(AB); AB.__abstractmethods__=frozenset(['g','f']); attempt(AB); AB.__abstractmethods__=frozenset(); attempt(lambda: type(AB()).__name__); attempt(lambda: AB.__flags__>>20&1); AB.__abstractmethods__=['b','a']; attempt(lambda: AB.__flags__>>20&1); attempt(AB); del AB.__abstractmethods__; attempt(lambda: AB.__abstractmethods__); attempt(lambda: int.__abstractmethods__); attempt(lambda: type.__abstractmethods__)
class AB2(list): pass
AB2.__abstractmethods__=frozenset(['z']); attempt(AB2)
class AB3(Exception): pass
AB3.__abstractmethods__=frozenset(['z']); attempt(lambda: type(AB3()))
