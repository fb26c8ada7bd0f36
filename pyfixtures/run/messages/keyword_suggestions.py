# What a keyword was meant to be.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)



def function(first, *, second=1, third=2):
    pass


class Class:
    def __init__(self, length=0):
        pass

    def method(self, argument):
        pass


for f, args, keyword in [(sorted, ([1],), "revers"), (print, (1,), "sepp"), (int, ("1",), "bas"), ("a".split, (), "sepp"), ("".encode, (), "encodin"),
                         (sum, ([1],), "strt"), (enumerate, ([1],), "strt"), (zip, ([1],), "stric"), (max, ([1],), "kee"), ([1].sort, (), "kee"),
                         (bytes, (), "sourc"), (str, (), "objec"), (pow, (1, 2), "mood"), (round, (1,), "ndigit"), (ImportError, (), "nam"),
                         (property, (), "fgot"), ((1).to_bytes, (), "lenth"), (complex, (), "reel"), ("".splitlines, (), "keepend"),
                         (b"".hex, (), "sepp"), (function.__code__.replace, (), "co_nam"), (function, (1,), "secnd"), (function, (1,), "thrid"),
                         (function, (1,), "unlike"), (Class, (), "lenght"), (Class().method, (), "argumnt"), (sorted, ([1],), "zzzzzz"),
                         (int, ("1",), "zzzzzz"), (dict.fromkeys, ([1],), "valu"), (NameError, (), "nmae"), (AttributeError, (), "obbj")]:
    show(f"{f.__name__} {keyword}", f, *args, **{keyword: 1})
