# Format strings and texts that nest or repeat too much.

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


specs = ["{", "}", "{0", "{0[", "{0[}", "{0.}", "{!}", "{!x}", "{0!r", "{0!rr}", "{:{:{}}}", "{:{}}", "{0[a]}", "{.a}", "{a}",
         "{1}", "{0:z}", "{" * 1000, "}" * 1001, "{:" * 100, "{0" + ".a" * 1000 + "}", "{0" + "[0]" * 1000 + "}", "{}{0}", "{0}{}"]
for spec in specs:
    print(repr(spec[:20]), outcome(spec.format, 1, 2))
for spec in ["%", "%(", "%(a", "%(a)", "%(a)s", "%z", "%s%s", "%*d", "%.*f", "%-", "%5", "%#", "%(((a)))s", "%" * 1001, "%c", "%d"]:
    print(repr(spec[:20]), outcome(spec.__mod__, "x"), "|", outcome(spec.__mod__, ({},)))
for value, spec in [(1, "q"), (1, "1.5d"), (1, ",_d"), (1, ",n"), (1.5, "d"), (1.5, ",_f"), ("a", "d"), ("a", "="), ("a", "+"), ("a", ","),
                    ("a", "#"), (1, "c,"), (-1, "c"), (1, "+c"), (1, "#c"), ([], "d"), (1j, "=5"), (1j, "05"), (True, "s"),
                    (1, "\x00d"), (1, ">>>5d"), (1, "1_000"), (1.5, "%%"), (None, "5"), ((), "x")]:
    print(repr(value), repr(spec), outcome(format, value, spec))
