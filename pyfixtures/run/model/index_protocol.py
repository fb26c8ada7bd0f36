"""__index__ and who asks for it."""

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


class Ix:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
for v in (2,2.0,'a',None):
    attempt(lambda: [0,1,2][Ix(v)]); attempt(lambda: range(Ix(v))); attempt(lambda: hex(Ix(v))); attempt(lambda: int(Ix(v))); attempt(lambda: 'ab'*Ix(v)); attempt(lambda: [1,2,3][:Ix(v)]); attempt(lambda: float(Ix(v))); attempt(lambda: chr(Ix(v))); attempt(lambda: bytes(Ix(v))); attempt(lambda: complex(Ix(v))); attempt(lambda: round(1.5,Ix(v))); attempt(lambda: pow(2,Ix(v)))
