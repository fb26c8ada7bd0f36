"""UTF-7: sections, their ends, surrogates, incremental decoding."""
from _codecs import utf_7_decode, utf_7_encode

direct = "".join(map(chr, range(128)))
print(utf_7_encode(direct))
for c in map(chr, range(128)):
    assert utf_7_decode(utf_7_encode(c)[0], "strict", True)[0] == c, c
for text in ("", "+", "a+b", "\xe9", "\xe9-", "\xe9a", "\xe9/", "\xe9+", "\xe9!\u1234", "\u20ac\u20ac\u20ac", "\U0001f600x", "\ud800", "\udc00\ud800a", "~\\\0"):
    data, n = utf_7_encode(text)
    print(ascii(text), data, n, ascii(utf_7_decode(data, "strict", True)))
CASES = [b"+", b"+-", b"+A", b"+AG", b"+AGE", b"+AGE-", b"+AGE!", b"+AGEb-c", b"+AGF-", b"a+AGE\xff", b"\xe9", b"+!", b"+\xff", b"+AAAA", b"+AAA-", b"+2AA-",
         b"+2AA!", b"+2ADcAA-", b"+3AA-", b"+2ADYAA-", b"+2ADYANwA-", b"+AGEAYgB", b"+AGEAYgBjZ-x", b"+////-", b"+IKwgrA", b"+IKx", b"a+--b", b"+AGE--"]
for case in CASES:
    print(case)
    for errors, final in (("strict", True), ("strict", False), ("replace", True), ("ignore", True), ("backslashreplace", False)):
        try:
            print("  ", ascii(utf_7_decode(case, errors, final)))
        except UnicodeDecodeError as e:
            print("  ", e)
print("\xe9+".encode("utf-7"), b"+AOk-".decode("UTF-7"), b"+AOk-".decode("u7"))
