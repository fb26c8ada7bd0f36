# In-place and reflected operators with subclasses of builtin types.
log = []


class Int(int):
    def __add__(self, other):
        log.append("Int.__add__")
        return Int(int(self) + int(other))

    def __radd__(self, other):
        log.append("Int.__radd__")
        return Int(int(other) + int(self))


class Inplace(list):
    def __iadd__(self, other):
        log.append("Inplace.__iadd__")
        super().__iadd__(other)
        return self

    def __imul__(self, n):
        log.append("Inplace.__imul__")
        return NotImplemented


class Sub(Int):
    def __radd__(self, other):
        log.append("Sub.__radd__")
        return super().__radd__(other)


class Same(Int):
    pass


class Refuses:
    def __add__(self, other):
        log.append("Refuses.__add__")
        return NotImplemented

    __radd__ = __iadd__ = __add__


class NoneAdd:
    __add__ = None
    __radd__ = None


def attempt(label, f):
    log.clear()
    try:
        result = f()
        print(label, type(result).__name__, result if not isinstance(result, object.__class__) else "", log)
    except TypeError as error:
        print(label, "TypeError", error, log)


def inplace(a, b):
    a += b
    return a


def times(a, b):
    a *= b
    return a


attempt("int + Int", lambda: 1 + Int(2))
attempt("Int + int", lambda: Int(1) + 2)
attempt("Int + Sub", lambda: Int(1) + Sub(2))
attempt("Sub + Int", lambda: Sub(1) + Int(2))
attempt("Int + Same", lambda: Int(1) + Same(2))
attempt("int += Int", lambda: inplace(1, Int(2)))
attempt("float + Int", lambda: 1.5 + Int(2))
attempt("bool + Int", lambda: True + Int(2))
attempt("Inplace += list", lambda: inplace(Inplace([1]), [2]))
attempt("Inplace += tuple", lambda: inplace(Inplace([1]), (2,)))
attempt("list += Inplace", lambda: inplace([1], Inplace([2])))
attempt("list + Inplace", lambda: [1] + Inplace([2]))
attempt("Inplace *= 2", lambda: times(Inplace([1]), 2))
attempt("Refuses + Refuses", lambda: Refuses() + Refuses())
attempt("Refuses + int", lambda: Refuses() + 1)
attempt("int + Refuses", lambda: 1 + Refuses())
attempt("Refuses += int", lambda: inplace(Refuses(), 1))
attempt("NoneAdd + int", lambda: NoneAdd() + 1)
attempt("int + NoneAdd", lambda: 1 + NoneAdd())
attempt("str += int", lambda: inplace("a", 1))
attempt("tuple += list", lambda: inplace((1,), [2]))
attempt("list += str", lambda: inplace([1], "ab"))
attempt("list += int", lambda: inplace([1], 1))


class Text(str):
    def __mod__(self, other):
        log.append("Text.__mod__")
        return "modded"

    def __rmod__(self, other):
        log.append("Text.__rmod__")
        return "rmodded"

    def __radd__(self, other):
        log.append("Text.__radd__")
        return "radded"


attempt("str % Text", lambda: "%s" % Text("x"))
attempt("Text % str", lambda: Text("%s") % "x")
attempt("str + Text", lambda: "a" + Text("x"))
attempt("bytes % Text", lambda: b"%a" % Text("x"))


class Dict(dict):
    def __or__(self, other):
        log.append("Dict.__or__")
        return Dict({**self, **other})

    def __ror__(self, other):
        log.append("Dict.__ror__")
        return Dict({**other, **self})


def union(a, b):
    a |= b
    return a


attempt("dict | Dict", lambda: {1: 1} | Dict({2: 2}))
attempt("Dict | dict", lambda: Dict({1: 1}) | {2: 2})
attempt("Dict |= pairs", lambda: union(Dict({1: 1}), [(2, 2)]))
attempt("dict | pairs", lambda: {1: 1} | [(2, 2)])


class Set(set):
    def __rsub__(self, other):
        log.append("Set.__rsub__")
        return "rsub"


attempt("set - Set", lambda: {1} - Set([1]))
attempt("frozenset - Set", lambda: frozenset([1]) - Set([2]))


def inplace_item():
    t = ([1],)
    try:
        t[0] += [2]
    except TypeError as error:
        return str(error), t


attempt("tuple item", inplace_item)


class Compare(int):
    def __eq__(self, other):
        log.append("Compare.__eq__")
        return super().__eq__(other)

    def __lt__(self, other):
        log.append("Compare.__lt__")
        return super().__lt__(other)

    def __gt__(self, other):
        log.append("Compare.__gt__")
        return super().__gt__(other)

    __hash__ = int.__hash__


attempt("int == Compare", lambda: 1 == Compare(1))
attempt("int < Compare", lambda: 1 < Compare(2))
attempt("Compare < int", lambda: Compare(1) < 2)
attempt("in list", lambda: Compare(2) in [1, 2, 3])
attempt("sorted", lambda: sorted([Compare(2), Compare(1)]))
attempt("divmod", lambda: divmod(Compare(7), 2))
attempt("pow", lambda: pow(Int(2), 3, 5))
