# fixture: since 3.14
# Template strings put to use: escaping, logging, queries with parameters, nesting, and what a template tells of itself.
def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def html(template):
    parts = []
    for item in template:
        match item:
            case str():
                parts.append(item)
            case _ if type(item.value) is type(template):
                parts.append(html(item.value))
            case _ if isinstance(item.value, list):
                parts.extend(html(v) if type(v) is type(template) else escape(v) for v in item.value)
            case _:
                value = item.value
                if item.conversion:
                    value = {"r": repr, "s": str, "a": ascii}[item.conversion](value)
                parts.append(value if item.format_spec == "safe" else escape(format(value, item.format_spec)))
    return "".join(parts)


def escape(text):
    return str(text).replace("&", "&amp;").replace("<", "&lt;")


def query(template):
    text, parameters = "", []
    for literal, item in zip(template.strings, (*template.interpolations, None)):
        text += literal
        if item is not None:
            text += f":{item.expression}" if item.expression.isidentifier() else f":p{len(parameters)}"
            parameters.append(item.value)
    return text, parameters


def plain(template):
    convert = {None: lambda v: v, "r": repr, "s": str, "a": ascii}
    return "".join(s if isinstance(s, str) else format(convert[s.conversion](s.value), s.format_spec) for s in template)


name, evil, width, items = "Ann", "<script>", 8, [1, 2]
page = t"<p class={name!r}>{evil} {evil:safe}</p>{t'<b>{evil}</b>'}<ul>{[t'<li>{i}</li>' for i in items]}</ul>"
print(html(page))
print(query(t"select * from users where name = {name} and age > {width + 1} and x = {evil}"))
print(plain(t"{name:>{width}}|{width:05.1f}|{evil!a:*^12}|{3.14159:.{width - 5}f}|{{{name}}}") == f"{name:>{width}}|{width:05.1f}|{evil!a:*^12}|{3.14159:.{width - 5}f}|{{{name}}}")
print(page.strings, [i.expression for i in page.interpolations], [i.conversion for i in page.interpolations], [i.format_spec for i in page.interpolations], len(page.values))
empty, only = t"", t"{name}"
print(empty.strings, empty.values, list(empty), only.strings, list(only), (t"a" t"b{name}" t"c").strings)
both = t"x{name}" + t"y{width}z"
print(both.strings, both.values, attempt(lambda: t"a" + "b"), attempt(lambda: "a" + t"b"), attempt(lambda: f"{t'x'}"[:20]))
debug = t"{name = } {width + 1 = !s:>4} {name=:5}"
print(debug.strings, [(i.expression, i.conversion, i.format_spec) for i in debug.interpolations])
lazy = t"{(lambda: evil)} {(log := [])} {log}"
evil = "changed"
print(lazy.values[0](), lazy.values[1] is lazy.values[2], t"{evil}".values, rt"\n{name}\t".strings, t"""multi
{name}
line""".strings)
Template, Interpolation = type(page), type(page.interpolations[0])
made = Template("a", Interpolation(1, "one", "r", ">3"), "b", "c", Interpolation(2), Interpolation(3, "x"))
print(made.strings, made.interpolations, plain(made), Template().strings, Template("x", "y").strings, made == made, t"" == t"")
match page.interpolations[0]:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, repr(spec))
print(Interpolation.__match_args__, page.__class__.__module__, attempt(lambda: Template(1)), attempt(lambda: Interpolation()), attempt(lambda: Interpolation(1, 2)), attempt(lambda: Interpolation(1, "x", "z")), attempt(lambda: setattr(page, "strings", ())), attempt(lambda: t"{missing}"), attempt(lambda: type("Sub", (Template,), {})), attempt(lambda: hash(t"x")) is not None)
