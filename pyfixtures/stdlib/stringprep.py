import stringprep as s

tables = sorted(n for n in dir(s) if n.startswith("in_table"))
for c in "a\u00ad\u0131\u03b0 \u00a0\u200e\ufdd0\U0001d7ff\ue000\u05d0\u0627\ufffd\u2ff0\u0221\x7f\u1680\u0340\U000e0001":
    print(ascii(c), [t[9:] for t in tables if getattr(s, t)(c)], ascii(s.map_table_b2(c)), ascii(s.map_table_b3(c)))
