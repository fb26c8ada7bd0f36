def attempt(*args, **kw):
    try:
        print(args, int(*args, **kw))
    except Exception as e:
        print(args, type(e).__name__, e, sep=": ")


attempt()
for s in ["0", " 12 ", "-7", "+7", "1_000", "\t42\n", "007", "-0", "1__0", "_1", "1_", "", " ", "a", "1.5", "0x10", "- 1", "٣٤", "１２", "½", "1 2", "9" * 40]:
    attempt(s)
for s, base in [("ff", 16), ("0xff", 16), ("0b101", 2), ("0o17", 8), ("0xff", 0), ("0b11", 0), ("0o17", 0), ("17", 0), ("017", 0), ("00", 0), ("z", 36), ("Zz", 36), ("2", 2), ("12", 1), ("12", 37), ("0_f", 16), ("0x_f", 0), ("1" * 70, 2)]:
    attempt(s, base)
attempt(b"12")
attempt(bytearray(b"-5"))
attempt(b"x1")
attempt(3.99)
attempt(-3.99)
attempt(1e25)
attempt(float("inf"))
attempt(float("nan"))
attempt(True)
attempt(None)
attempt([])
attempt(1j)
attempt(12, 10)
attempt("12", base=3)
attempt("1", "2")


class Index:
    def __index__(self):
        return 17


class Int:
    def __int__(self):
        return 18


print(int(Index()), int(Int()), int("11", Index()), [10, 20, 30][Index() - 15 if 0 else 1])
print(str(12), repr(-12), str(10**50), f"{2**100}", "%d" % 2**70, int(str(3**90)) == 3**90)
print(type(int("5")), int.__name__, isinstance(True, int), int is type(5))
