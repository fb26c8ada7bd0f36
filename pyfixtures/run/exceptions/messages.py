class A:
    x = 1

    def m(self, a):
        return a

    @property
    def ro(self):
        return 1


class S:
    __slots__ = ("a",)


def f(a, b):
    pass


cases = [
    lambda: A().y, lambda: A.y, lambda: (5).nope, lambda: None.x, lambda: [].push(1), lambda: "s".x, lambda: A().m(), lambda: A().m(1, 2), lambda: A.m(), lambda: setattr(A(), "ro", 1), lambda: delattr(A(), "ro"), lambda: S().a, lambda: setattr(S(), "b", 1), lambda: f.x, lambda: len.x,
    lambda: [][0], lambda: [1][5], lambda: [1][-2], lambda: ()[0], lambda: ""[0], lambda: {}["k"], lambda: {}[1], lambda: {}[(1, 2)], lambda: [1]["a"], lambda: (1,)["a"], lambda: {}[[]], lambda: 5[0], lambda: None[0], lambda: f[0], lambda: int["a"], lambda: range(3)[5], lambda: b"a"[3],
    lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: () + [], lambda: {} + {}, lambda: 1 - None, lambda: "a" * "b", lambda: 3 @ 4, lambda: -"a", lambda: +[], lambda: ~1.5, lambda: 1 < "a", lambda: [] < 1, lambda: None > 1, lambda: 1 in 5, lambda: {} | 5, lambda: 1 | None, lambda: set() - [], lambda: 1 and 5(),
    lambda: len(5), lambda: len(None), lambda: iter(5), lambda: next([]), lambda: next(5), lambda: list(5), lambda: tuple(None), lambda: set(1), lambda: dict(5), lambda: dict([1]), lambda: dict([(1,)]), lambda: sum(["a"]), lambda: sum(5), lambda: max([]), lambda: min(), lambda: max(1), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: abs("a"), lambda: ord("ab"), lambda: chr("a"), lambda: hash([]), lambda: int("x"), lambda: int([]), lambda: float("x"), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: getattr(1, "x"), lambda: getattr(1, 2), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(), lambda: enumerate(), lambda: zip(1), lambda: reversed(5), lambda: reversed({1}), lambda: all(5), lambda: map(), lambda: filter(None), lambda: list(map(5, [1])), lambda: divmod(1), lambda: round(), lambda: bytes("a"), lambda: bytes([256]), lambda: bytes(-1), lambda: print(1, foo=2), lambda: print(1, sep=2), lambda: type(), lambda: type(1, 2), lambda: type("a", 1, {}), lambda: object(1), lambda: int(1, 2, 3), lambda: bool(1, 2), lambda: str(1, 2, 3, 4), lambda: undefined_name, lambda: prnt,
    lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [].index(1), lambda: {}.pop("k"), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: [].append(), lambda: [].append(1, 2), lambda: [].insert(1), lambda: [].sort(1), lambda: [].extend(5), lambda: {}.update(5), lambda: "a".join(), lambda: [].append(x=1), lambda: {}.get(), lambda: (1,).count(), lambda: [1].index("z"), lambda: (1,).index(2), lambda: "".join([1]),
]
for case in cases:
    try:
        print("value", case())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
