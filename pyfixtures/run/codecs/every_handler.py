# Every error handler of every builtin encoding over arbitrary bytes and strings.
import _codecs

class Numbers:
    """The same everywhere, without a module."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def one_of(self, items):
        return items[self.below(len(items))]


def t(label, f, *args):
    try:
        shown = repr(f(*args))
    except UnicodeError as e:
        shown = f"{type(e).__name__}: {e} {e.start} {e.end}"
    except Exception as e:
        shown = f"{type(e).__name__}: {e}"
    print(label, "->", shown)


HANDLERS = {
    "reason": lambda e: (f"<{e.reason}:{e.start}:{e.end}:{e.encoding}>", e.end),
    "step": lambda e: ("x", e.start + 1),
    "bytes": lambda e: (b"\xffz", e.end),
    "wrong": lambda e: 5,
    "far": lambda e: ("y", 1000),
    "wide": lambda e: ("\xe9\u1234\U00012345", e.end),
    "surrogate": lambda e: ("\ud800", e.end),
}
for name, handler in HANDLERS.items():
    _codecs.register_error("t." + name, handler)
ERRORS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace", "unknown"]
ERRORS += ["t." + name for name in HANDLERS]
ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1", "ascii"]
PIECES = [
    b"a", b"\x80", b"\xc3\xa9", b"\xc3", b"\xe2\x82\xac", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xf0\x9f",
    b"\xff", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\0", b"\xff\xfe", b"\xfe\xff", b"\x00\xd8", b"\xd8\x00", b"\x00\xdc",
    b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"a\0\0\0", b"\0\0\0a", b"\0\0\x11\0",
]
CHARACTERS = "a\xe9\u20ac\U0001f600\ud800\udc80\udfff\x80\xff\0\ufeff\n\u0100"
numbers = Numbers(7)
for _ in range(300):
    data = b"".join(numbers.one_of(PIECES) for _ in range(numbers.below(5) + 1))
    encoding, errors = numbers.one_of(ENCODINGS), numbers.one_of(ERRORS)
    t(f"{data} {encoding} {errors}", data.decode, encoding, errors)
for _ in range(300):
    text = "".join(numbers.one_of(CHARACTERS) for _ in range(numbers.below(5) + 1))
    encoding, errors = numbers.one_of(ENCODINGS), numbers.one_of(ERRORS)
    t(f"{ascii(text)} {encoding} {errors}", text.encode, encoding, errors)
for _ in range(120):
    data = b"".join(numbers.one_of(PIECES) for _ in range(numbers.below(4) + 1))
    encoding, errors = numbers.one_of(ENCODINGS[:7]), numbers.one_of(ERRORS)
    decode = getattr(_codecs, encoding.replace("-", "_") + "_decode")
    for final in False, True:
        t(f"{data} {encoding} {errors} {final}", decode, data, errors, final)
