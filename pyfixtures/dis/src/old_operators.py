def old(a, b):
    return a <> b, `a`, `a, b`, a / b, 0777, 10L, 0xffffffffffffffffL, -5L, u"text", u"caf\xe9 \u20ac", ur"\d", b"bytes"


def augmented(a, b):
    a /= b
    a.x /= b
    return a
