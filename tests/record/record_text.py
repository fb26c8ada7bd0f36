"""Record what str and bytes methods and codecs give, for crates/prim/tests/text_methods.rs.

Usage, with CPython 3.13: python record_text.py COUNT [SEED] > crates/prim/tests/data/text_methods.txt
One line a case: operation, arguments, result, separated by tabs. A string is its code points in hexadecimal joined by dots, or -;
a list joins its items by |, or is !; None is None; a failed conversion is "start end reason".
"""
import random
import sys

POOLS = (
    "ab", "aAbB \t\n", "x'\"\\\r\n\x00\x7f1", "éÉßµÿ\xa0\x85\xad aA", "ΣσςΑα'ŉǅǆŁıİſﬀ\u0345\u0301.\u2028\u3000٣²½〇a",
    "𝐀𐐀𐐨😀\U0001fae8\U0001d7d8aé", "\ud800\udc00\udfff\udc80\udcffaé€😀", "\x1c\x1d \x0b\x0c\n\r_9z",
)


def string(limit=8):
    pool = random.choice(POOLS)
    if random.random() < 0.15:
        pool += random.choice(POOLS)
    return "".join(random.choice(pool) for _ in range(random.randrange(limit)))


def narrow(limit=8):
    return "".join(chr(ord(c) & 0xFF) for c in string(limit))


def show(value):
    if value is None:
        return "None"
    if isinstance(value, (list, tuple)):
        return "|".join(map(show, value)) if value else "!"
    if isinstance(value, (bytes, bytearray)):
        value = value.decode("latin-1")
    if isinstance(value, str):
        return ".".join(f"{ord(c):x}" for c in value) or "-"
    return str(int(value))


def emit(op, args, result):
    print(op, *map(show, args), result if isinstance(result, Fail) else show(result), sep="\t")


class Fail(str):
    pass


MAPS = "upper lower title capitalize swapcase".split()
TESTS = "isalpha isalnum isdigit islower isupper istitle isspace".split()
SEARCHES = "find rfind count startswith endswith".split()
PADS = "center ljust rjust".split()


def part(s):
    i, j = sorted((random.randrange(len(s) + 1), random.randrange(len(s) + 1)))
    return s[i:j] if random.random() < 0.7 else s[i:i + 1]


def methods(make, convert, prefix, fill):
    s = make(14)
    if random.random() < 0.4:
        s = s + part(s) + s[::-1]
    t, u = part(s) if random.random() < 0.8 else make(3), make(4)
    b = convert(s)
    bt, bu = convert(t), convert(u)
    for name in MAPS:
        emit(prefix + name, (b,), getattr(b, name)())
    for name in TESTS:
        emit(prefix + name, (b,), getattr(b, name)())
    start, end = random.choice((0, 1, -2, 5, -30, 40)), random.choice((2**62, -1, 3, 8, -2, -40))
    for name in SEARCHES:
        emit(prefix + name, (b, bt, start, end), getattr(b, name)(bt, start, end))
    limit = random.choice((-1, 0, 1, 2, 3))
    if t:
        emit(prefix + "split", (b, bt, limit), b.split(bt, limit))
        emit(prefix + "rsplit", (b, bt, limit), b.rsplit(bt, limit))
        emit(prefix + "partition", (b, bt), b.partition(bt))
        emit(prefix + "rpartition", (b, bt), b.rpartition(bt))
    emit(prefix + "splitws", (b, limit), b.split(None, limit))
    emit(prefix + "rsplitws", (b, limit), b.rsplit(None, limit))
    emit(prefix + "splitlines", (b, limit > 0), b.splitlines(limit > 0))
    for name in ("strip", "lstrip", "rstrip"):
        emit(prefix + name, (b,), getattr(b, name)())
        emit(prefix + name + "chars", (b, bu), getattr(b, name)(bu))
    emit(prefix + "replace", (b, bt, bu, limit), b.replace(bt, bu, limit))
    width = random.randrange(24)
    for name in PADS:
        emit(prefix + name, (b, width, convert(fill)), getattr(b, name)(width, convert(fill)))
    sign = convert(random.choice(("", "+", "-"))) + b
    emit(prefix + "zfill", (sign, width), sign.zfill(width))
    emit(prefix + "expandtabs", (b, limit * 3), b.expandtabs(limit * 3))
    emit(prefix + "repr", (b,), repr(b))
    emit(prefix + "join", (bu, [b, bt, bu]), bu.join([b, bt, bu]))
    return s, t


def string_only(s, t):
    for name in "isdecimal isnumeric isprintable isidentifier".split():
        emit(name, (s,), getattr(s, name)())
    emit("casefold", (s,), s.casefold())
    emit("ascii", (s,), ascii(s))
    emit("less", (s, t), s < t)
    step = random.choice((1, 2, 3, -1, -2))
    start, stop = random.randrange(-9, 9), random.randrange(-9, 9)
    indices = slice(start, stop, step).indices(len(s))
    emit("slice", (s, indices[0], step, len(range(*indices))), s[start:stop:step])


def bytes_only(b):
    emit("bhex", (b, 0, 0), b.hex())
    sep, group = random.choice((":", "-")), random.choice((1, 2, 3, -1, -2, -3, 0))
    emit("bhex", (b, ord(sep), group), b.hex(sep, group))
    text = b.hex(" ") if random.random() < 0.5 else "".join(random.choice("0aF \t\nx\u00e9") for _ in range(random.randrange(7)))
    try:
        emit("bfromhex", (text,), bytes.fromhex(text))
    except ValueError as e:
        emit("bfromhex", (text,), Fail(str(e).split()[-1]))


ENCODINGS = "utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be latin-1 ascii".split()
POLICIES = "strict ignore replace backslashreplace xmlcharrefreplace surrogateescape surrogatepass".split()


def codecs():
    encoding, policy = random.choice(ENCODINGS), random.choice(POLICIES)
    s = string(10)
    try:
        emit("encode", (encoding, policy, s), s.encode(encoding, policy))
    except UnicodeEncodeError as e:
        assert e.encoding == encoding, e
        emit("encode", (encoding, policy, s), Fail(f"{e.start} {e.end} {e.reason}"))
    if policy == "xmlcharrefreplace":
        return
    b = bytearray(string(10).encode(encoding, "surrogatepass" if encoding[:3] == "utf" else "replace"))
    for _ in range(random.randrange(3)):
        if b:
            i = random.randrange(len(b))
            b[i:i + random.randrange(2)] = bytes([random.choice((0xD8, 0xDC, 0xED, 0xE0, 0xF4, 0xFF, 0x80, 0x41, 0))])
    try:
        emit("decode", (encoding, policy, b), b.decode(encoding, policy))
    except UnicodeDecodeError as e:
        assert e.encoding.startswith(encoding), e
        emit("decode", (encoding, policy, b), Fail(f"{e.start} {e.end} {e.reason}"))


random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
for _ in range(int(sys.argv[1])):
    string_only(*methods(string, str, "", random.choice("*é😀")))
    s, _ = methods(narrow, lambda s: s.encode("latin-1"), "b", "*")
    bytes_only(s.encode("latin-1"))
    for _ in range(8):
        codecs()
