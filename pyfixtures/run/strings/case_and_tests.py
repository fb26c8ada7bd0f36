words = ["hello World", "ÉCOLE straße", "ǅ ŉ ﬁ", "ΑΣΣ ΣΑΣ", "they're bill's", "123abc", "", "ALL CAPS", "İstanbul", "x" * 3 + "\n"]
for s in words:
    print(ascii(s), [ascii(f(s)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)])
tests = [str.isalpha, str.isalnum, str.isascii, str.isdecimal, str.isdigit, str.isidentifier, str.islower, str.isnumeric, str.isprintable, str.isspace, str.istitle, str.isupper]
samples = ["", "abc", "ABC", "Abc Def", "abc1", "123", "²", "½", "٣", " \t\n", "é", "ß", "_x1", "1x", "a b", "\x00", "\u3000", "中", "class", "Ⅷ", "\U0001d7d8", "\u200b", "~!", "A1b"]
for s in samples:
    print(ascii(s), "".join("01"[f(s)] for f in tests))
print("abc" < "abd" < "b" < "é", "Z" < "a", "" < "a", "a" * 3 == "aaa", "abc" >= "abc", "10" < "9", "\uffff" < "\U00010000")
print("straße".casefold() == "STRASSE".casefold(), "ß".upper(), len("İ".lower()))
