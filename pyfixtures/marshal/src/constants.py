# -*- coding: utf-8 -*-
SMALL = (0, 1, -1, 255, 256, 2147483647, -2147483648)
LARGE = (2147483648, -2147483649, 9223372036854775807, -9223372036854775808, 10**20, -10**20, 1 << 90)
WIDE = (123456789012345678901234567890, -123456789012345678901234567890, 99999999999999999999)
FLOATS = (0.0, -0.0, 1.5, 1e300, 1e-300, 1e400, -1e400)
COMPLEX = (1j, -2.5j, 1e400j)
TEXTS = ("", "x", "a name", "two words", "caf\xe9", "spam" * 3, "long " * 100)
UNICODE = (u"", u"x", u"caf\xe9", u"\u20ac", u"\U0001f40d", u"\ud800", u"long \u20ac" * 60)
BYTES = (b"", b"x", b"\x00\xff", b"spam")
NESTED = ((), ((),), (1, (2, (3, (None, True, False, Ellipsis)))))
SHARED = ("spam", "spam", ("spam", "eggs"), ("spam", "eggs"))


def members(x):
    return x in {1, 2, 3} or x in (1, 2, 3) or x in {"a", "b"} or x in {None} or x[1:2] or x["a":None]


def slices(x):
    return x[1:2], x[:5], x[::2], x[-1], x[1:"x":(1, 2)]
