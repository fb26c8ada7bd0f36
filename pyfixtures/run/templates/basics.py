# fixture: since 3.14
"""Template strings (PEP 750)."""

name, n = "world", 42
t = t"Hello {name!r:>{n}} and {n + 1} {n=} end"
print(t)
print(type(t).__name__, type(t).__module__, t.strings, t.values)
for part in t:
    print("  ", type(part).__name__, repr(part))
i = t.interpolations[0]
print(i.value, i.expression, i.conversion, i.format_spec, type(i).__qualname__)
print(t"".strings, t"".interpolations, t"{n}{n}".strings, len(t"{n}{n}".interpolations))
print(rt"\n{n}\t".strings, t"{{literal}} {n}".strings, t"{n:{name}{n}}".interpolations[0].format_spec)
print((t"a{1}" + t"b{2}c").strings, (t"a" t"b{n}" t"c").strings)
Template, Interpolation = type(t), type(i)
print(Template("a", "b", Interpolation(1), Interpolation(2, "y", "r", ">5"), "c"))
print(Template(), Template("only"), Interpolation(3, conversion="s"))


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: t + "text")
attempt(lambda: "text" + t)
attempt(lambda: t + 1)
attempt(lambda: 1 + t)
attempt(lambda: Template(1))
attempt(lambda: Template(a=1))
attempt(lambda: Interpolation())
attempt(lambda: Interpolation(1, "e", "z"))
attempt(lambda: Interpolation(1, 2))
attempt(lambda: Interpolation(1, "e", None, 5))
attempt(lambda: Interpolation(1, "e", 5))
attempt(lambda: setattr(t, "strings", ()))
attempt(lambda: setattr(i, "value", 1))
attempt(lambda: setattr(t, "other", 1))
attempt(lambda: type("Sub", (Template,), {}))
attempt(lambda: t"{undefined_name}")
print(t == t, t == t"Hello", hash(t) == hash(t), bool(t""), Interpolation.__match_args__)
match i:
    case Interpolation(value, expression, "r", spec):
        print(value, expression, spec)


def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            value = part.value
            if part.conversion == "r":
                value = repr(value)
            out.append(format(str(value), part.format_spec).replace("<", "&lt;"))
    return "".join(out)


evil = "<script>"
print(html(t"<p>{evil} {evil!r:>14}</p>"))


def lazily():
    order = []

    def note(x):
        order.append(x)
        return x

    t"{note(1)} {note(2):{note(3)}} {note(4)}"
    return order


print(lazily())
nested = t"outer {t"inner {n}"}"
print(nested.interpolations[0].value.strings, nested.interpolations[0].expression)
print([part for part in t"{n}"], list(t""), next(iter(t"x")))
multi = t"""first
{
    n
} last"""
print(multi.strings, repr(multi.interpolations[0].expression))
print(Template[int], Interpolation[str], type(iter(t)).__name__, iter(t) is not iter(t))


def generator():
    got = t"{(yield 'asked')} done"
    yield got.values


g = generator()
print(next(g), g.send("answer"))


async def coroutine():
    async def value():
        return "awaited"

    return t"{await value()}"


try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
print([t"{x}".values for x in range(2)], (lambda x: t"{x!s}")(5).interpolations)
