"""str methods agree with the database."""
import unicodedata as u

ranges = list(range(0, 0x600)) + list(range(0x1E00, 0x2400)) + list(range(0xA640, 0xA7FF)) + list(range(0x10400, 0x10500)) + list(range(0x1D400, 0x1D800, 3)) + list(range(0x1F100, 0x1F180))
for c in ranges:
    ch = chr(c)
    category = u.category(ch)
    assert ch.isalpha() == (category[0] == "L"), c
    assert ch.isdecimal() == (u.decimal(ch, None) is not None), c
    assert ch.isdigit() == (u.digit(ch, None) is not None), c
    assert ch.isnumeric() == (u.numeric(ch, None) is not None), c
    assert ch.isprintable() == (c == 0x20 or category[0] not in "CZ"), c
    assert ch.isspace() == (category == "Zs" or u.bidirectional(ch) in ("WS", "B", "S")), c
    assert int(ch) == u.decimal(ch) if ch.isdecimal() else True
counts = {}
for c in ranges:
    counts[u.category(chr(c))] = counts.get(u.category(chr(c)), 0) + 1
print(sorted(counts.items()))
print(sorted({u.bidirectional(chr(c)) for c in ranges}), sorted({u.combining(chr(c)) for c in ranges}), sorted({u.east_asian_width(chr(c)) for c in ranges}))
print(sorted({u.numeric(chr(c)) for c in ranges if chr(c).isnumeric()}))
