plain = "", "a", "it's", 'say "x"', "both ' and \"", "tab\tnewline\nreturn\rback\\slash", "\x00\x01\x7f"
raw = r"\d+\s", "%s and %d" % (1, 2), "long " * 5, "joined" "together"
tuples = ("x",), ("x", ("y", ("z", ()))), (None, True, False, 1.5, "t")


def escapes():
    return "\a\b\f\v", "\101\x41", "line one\nline two\nline three", "quote'\n\"mixed\""
