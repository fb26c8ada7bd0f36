import sys

print()
print("a", 1, 2.5, None)
print("a", "b", sep="-", end="!\n")
print("x", "y", sep=None, end=None)
print(*[1, 2, 3], sep=", ")
print("a", "b", sep="")
print("to stdout", file=sys.stdout, flush=True)
print("to None", file=None)
print("to stderr", file=sys.stderr)
print("no newline at first", end="")
print(" then")
print([1, "a"], {"k": (1,)}, {1}, "quoted 'x'", sep=" | ")


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


w = W()
print("captured", 1, sep="~", end="$", file=w)
print(w.parts)


class S:
    def __str__(self):
        return "from str"


print(S(), str(S()))
sys.stdout.write("direct write\n")
print(sys.stdout.write("abc\n"))
sys.stderr.write("direct error\n")
for f in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, bad=1), lambda: print(1, file=5), lambda: sys.stdout.write(5), lambda: print(sep=b"")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Bad:
    def __str__(self):
        raise RuntimeError("str failed")


try:
    print("partial", Bad(), "never")
except RuntimeError as e:
    print()
    print(e)
print("é 中 𝄞 \t tab")
