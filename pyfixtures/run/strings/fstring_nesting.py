# f-strings in depth: nested fields, conversions with specs, debugging forms, format hooks, braces, bytes-like text, and evaluation order.
order = []


def note(x):
    order.append(x)
    return x


class Spec:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        order.append(f"format {self.name} {spec!r}")
        return f"<{self.name}:{spec}>"

    def __str__(self):
        order.append(f"str {self.name}")
        return self.name

    def __repr__(self):
        order.append(f"repr {self.name}")
        return f"Spec {self.name}"


class Wrong:
    def __format__(self, spec):
        return 5


class NoFormat:
    __format__ = None


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a, b, width, places = Spec("a"), Spec("b"), 10, 3
print(f"{a}{b:x}{a!s}{b!r:>{width}}{a!s:{'<'}{width}}|", order)
order.clear()
print(f"{note(1)}{note(2):{note(5)}}{note('x')!r:>{note(6)}}", order)
order.clear()
print(f"{a=}{b=!s}{a=:spec}{b = !r:^14}", order)
pi, n, text, items = 3.14159, 1234567, "text", [1, 2]
print(f"{pi:{width}.{places}f}|{pi:<{width}}|{n:,}|{n:_x}|{n:>+15,d}|{text:*^{width}}|{text!r:.4}|{True:d}|{None!s:5}|{n:{'0'}{width}}")
print(f"{pi=:.2f} {n = :,} {items = } {items[0] = } {text.upper() = } {width+1=} {  width  =  }", f"{lambda_ if (lambda_ := 5) else 0}", f"{(lambda x: x * 2)(4)}", f"{items[-1]}", f"{dict(k=1)['k']}", f"{ {'k': 2}['k'] }", f"{ {1, 2} == {2, 1} }")
print(f"{{}}", f"{{{n}}}", f"{{{{{n}}}}}", f"}}{{", f"{'{'}", f"{'}'}", f"a{'b' 'c'}d" "e" f"{'f'}" 'g', rf"\n{text}\t", f"\x41{text}\N{BULLET}", f"""{
    text
} on
lines""", f"{'a' if n else 'b'}{'!'!r}{'x' != 'y'}{n != 5}{n == 5 or text}")
print(f"{text!a}", f"{'é'!a}", f"{'é'!r}", f"{'é':>3}", f"{text[0]!s:>{width - len(text[1:])}}", f"{f'{text}'}", f"{[f'{i}{j}' for i in range(2) for j in 'xy']}", f"{'-'.join(f'{i:02}' for i in items)}")
print("".join([f"{x}" for x in (1, 2.0, 1e100, None, ..., True, b"b", [], (), {}, set(), 1j, "s", int)]), f"{1:}", f"{'':5}|", f"{1.0:}", f"{()!s:4}|", f"{10**20:e}")
for wrong in (lambda: f"{Wrong()}", lambda: f"{NoFormat()}", lambda: f"{1:s}", lambda: f"{'x':d}", lambda: f"{[]:5}", lambda: f"{None:5}", lambda: f"{1.5:{'bad'}}", lambda: f"{undefined_name}", lambda: f"{1/0}", lambda: f"{items[9]}", lambda: f"{a.missing}", lambda: f"{object():x}", lambda: f"{1:{'9' * 30}}", lambda: f"{text:{-5}}", lambda: f"{'x':\0>3}"):
    print(ascii(attempt(wrong)))


def local_scope(x):
    y = 2
    inner = lambda: f"{x}{y}{(z := 3)}{z}"
    return inner(), f"{[x for x in range(2)]}{x}", f"{(yy := y)}{yy}", [f"{k}={v}" for k, v in locals().items() if isinstance(v, int)]


print(local_scope(1))


class InClass:
    name = "class"
    made = f"{name}{[c for c in name][:1]}"
    __private = 5
    mangled = f"{__private}"

    def method(self):
        return f"{self.__private}{__class__.__name__}"


print(InClass.made, InClass.mangled, InClass().method(), f"{InClass.name!r:>{len(InClass.name) + 4}}")
