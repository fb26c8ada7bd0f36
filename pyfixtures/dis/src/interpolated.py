def templates(a, b):
    return t"", t"plain", t"{a}", t"{a!r}{b!s}", t"x{a!a:>{b}}y{b:2}z", t"{a=}" t"{b}", t"{f"{a}"}"
