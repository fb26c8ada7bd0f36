"""What __repr__ and __str__ give that is no str, and who says so."""
class R:
    def __repr__(self): return 5
class S:
    def __str__(self): return b"x"
class B(R, S): pass
class E(Exception):
    def __str__(self): return 1
class T(str):
    def __str__(self): return T("sub")
for k in (R, S, B, E, T):
    for name, f in (("repr", repr), ("str", str), ("r", lambda r: f"{r!r}"), ("s", lambda r: f"{r!s}"), ("format", format), ("list", lambda r: str([r])[:9]), ("ascii", ascii), ("print", print), ("%s", lambda r: "%s" % r), ("%r", lambda r: "%r" % r), ("__str__", lambda r: r.__str__()), ("__repr__", lambda r: r.__repr__()[:9] if k in (S, E) else r.__repr__()), ("join", lambda r: ",".join(map(str, [r])))):
        if k is S and name in ("repr", "r", "list", "ascii", "%r", "__repr__"): continue
        try: print(k.__name__, name, f(k()))
        except TypeError as e: print(k.__name__, name, e)
