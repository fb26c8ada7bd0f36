s = "the cat sat on the mat"
print(s.find("at"), s.find("at", 6), s.find("at", 6, 9), s.find("dog"), s.find(""), s.find("", 5), s.find("", 100), s.find("the", -7), s.find("t", None, 1))
print(s.rfind("at"), s.rfind("at", 0, 10), s.rfind("dog"), s.rfind(""), s.index("cat"), s.rindex("the"))
print(s.count("at"), s.count("t", 5), s.count(""), "aaaa".count("aa"), s.count("x"), "".count(""))
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("x", "th")), s.startswith(""), s.startswith("", 100), s.startswith(()), s.endswith("mat"), s.endswith(("at", "x"), 0, 7), s.endswith("cat", 0, 7))
print("cat" in s, "dog" not in s, "" in s, s.__contains__("mat"))
print(s.replace("the", "a"), s.replace("t", "T", 2), s.replace("", "-")[:12], s.replace("xyz", ""), s.replace("at", "", -1), "aaa".replace("aa", "b"), "abc".replace("", "_", 2))
print(s.partition(" "), s.rpartition(" "), s.partition("zzz"), s.rpartition("zzz"))
print(s.removeprefix("the "), s.removesuffix("mat"), s.removeprefix("x"), "aa".removesuffix("aa"))
u = "naïve café ☃ 𝄞 end"
print(u.find("café"), u.find("𝄞"), u.index("end"), u.count("e"), "☃" in u, u.rfind("é"), len(u))
for f in (lambda: s.index("dog"), lambda: s.rindex("dog"), lambda: s.find(1), lambda: 1 in s, lambda: s.startswith(1), lambda: s.startswith([1]), lambda: s.startswith(("a", 1)), lambda: s.partition(""), lambda: s.replace("a"), lambda: s.count(), lambda: s.replace(1, 2), lambda: s.find("a", "b")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
