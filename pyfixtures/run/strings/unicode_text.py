for s in ["abc", "é", "ÿĀ", "中文", "𝄞clef", "\ud800", "a\udfffb", "\x00\x7f\x80\xa0\xad", "\u200b\u2028\ufeff", "tab\tnl\nq'dq\"bs\\", "'", '"', "'\"", "\U0010ffff", "\u0378", "\ue000"]:
    print(repr(s) if s.isprintable() and s.isascii() else ascii(s), len(s), ascii(repr(s)), [ord(c) for c in s])
print("日本語" + "é" + "x", "中文"[1], "𝄞clef"[0:2], "日本語"[::-1], "é" * 3, "aé中𝄞"[2:], list("aé中𝄞"))
print("aé中𝄞".encode(), "aé".encode("latin-1"), "abc".encode("ascii"), "é中".encode("utf-16-le"), "𝄞".encode("utf-32-be"), "aé中".encode("ascii", "replace"), "aé中".encode("ascii", "ignore"), "aé中𝄞".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), ascii(b"a\xff\xfeb".decode("utf-8", "replace")), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("ascii", "backslashreplace"), ascii(b"\xff".decode("utf-8", "surrogateescape")), "\udcff".encode("utf-8", "surrogateescape"))
print(chr(233), chr(0x4E2D), chr(0x1D11E), ord("𝄞"), ascii(chr(0xD800)), str(b"caf\xc3\xa9", "utf-8"), str(b"x", encoding="ascii", errors="strict"))
print("\N{SNOWMAN} \N{LATIN SMALL LETTER E WITH ACUTE} \x41 \101 \u0042 \U00000043", "a\
b")
print("e\u0301" == "é", len("e\u0301"), "ﬀ".upper(), "ŉ".upper().encode("unicode_escape") if 0 else len("ŉ".upper()))
print("é" < "f", "é" > "z", sorted(["é", "e", "z", "Z", "中", "𝄞", "\uffff"]) == ["Z", "e", "z", "é", "中", "\uffff", "𝄞"])
for f in (lambda: "é".encode("ascii"), lambda: "\ud800".encode(), lambda: "中a".encode("latin-1"), lambda: b"\xff".decode(), lambda: b"a\xe4\xb8".decode("utf-8"), lambda: b"\x80".decode("ascii"), lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(1), lambda: str(b"x", "ascii", 1), lambda: b"\xc0\x80".decode(), lambda: b"\xed\xa0\x80".decode(), lambda: "a" + 1, lambda: "a" + b"b"):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
