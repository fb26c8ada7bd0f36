def formatted(a, b):
    yield f"", f"plain", f"{a}", f"{a}{b}", f"x{a}y{b}z"
    yield f"{a!r}", f"{a!s}", f"{a!a}", f"{a:>10}", f"{a!r:>10}", f"{a!s:{b}}", f"{a!a:{b}.{a}}"
    yield f"{a.b[0]}{{}}", f"{a + 1:x}" "tail", "%s %r %a" % (a, b, a), "%s" % a
