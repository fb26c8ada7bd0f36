# A template engine: variables with filters, loops, conditions, inheritance by blocks, and errors with line numbers.
class TemplateError(Exception):
    pass


FILTERS = {"upper": str.upper, "title": str.title, "join": lambda v, sep=", ": sep.join(map(str, v)), "default": lambda v, d="": v or d, "length": len, "round": lambda v, n="0": f"{v:.{int(n)}f}"}


def tokenize(source):
    line, text = 1, ""
    while source:
        before, mark, after = source.partition("{")
        if not mark:
            yield "text", text + before, line
            return
        kind = after[:1]
        if kind not in ("{", "%", "#"):
            text, source = text + before + "{", after
            continue
        end = {"{": "}}", "%": "%}", "#": "#}"}[kind]
        inside, closed, source = after[1:].partition(end)
        if text + before:
            yield "text", text + before, line
        line += before.count("\n")
        text = ""
        if not closed:
            raise TemplateError(f"line {line}: unclosed {{{kind}")
        if kind == "{":
            yield "variable", inside.strip(), line
        elif kind == "%":
            yield "tag", inside.strip(), line
        line += inside.count("\n")


class Scope:
    def __init__(self, *maps):
        self.maps = maps

    def __getitem__(self, path):
        first, *rest = path.split(".")
        for m in self.maps:
            if first in m:
                value = m[first]
                break
        else:
            raise TemplateError(f"undefined {first}")
        for part in rest:
            try:
                value = value[int(part)] if part.isdigit() else value[part] if isinstance(value, dict) else getattr(value, part)
            except (KeyError, IndexError, AttributeError) as error:
                raise TemplateError(f"no {part} in {path}") from error
            if callable(value):
                value = value()
        return value


def evaluate(expression, scope):
    name, *filters = [part.strip() for part in expression.split("|")]
    if name[:1] in "'\"":
        value = name[1:-1]
    elif name.lstrip("-").isdigit():
        value = int(name)
    else:
        value = scope[name]
    for f in filters:
        f, *arguments = f.split(":")
        if f not in FILTERS:
            raise TemplateError(f"no filter {f}")
        value = FILTERS[f](value, *arguments)
    return value


class Template:
    def __init__(self, source, parent=None):
        self.blocks, self.parent = {}, parent
        self.tokens = list(tokenize(source))
        self.nodes, rest = self.parse(iter(self.tokens), ())
        del self.tokens

    def parse(self, tokens, until):
        nodes = []
        for kind, value, line in tokens:
            if kind != "tag":
                nodes.append((kind, value, line))
                continue
            match value.split():
                case [word, *_] if word in until:
                    return nodes, word
                case ["for", name, "in", expression]:
                    body, end = self.parse(tokens, ("endfor", "empty"))
                    empty = self.parse(tokens, ("endfor",))[0] if end == "empty" else []
                    nodes.append(("for", (name, expression, body, empty), line))
                case ["if", *test]:
                    body, end = self.parse(tokens, ("else", "endif"))
                    otherwise = self.parse(tokens, ("endif",))[0] if end == "else" else []
                    nodes.append(("if", (test, body, otherwise), line))
                case ["block", name]:
                    self.blocks[name], _ = self.parse(tokens, ("endblock",))
                    nodes.append(("block", name, line))
                case [word, *_]:
                    raise TemplateError(f"line {line}: unknown tag {word}")
        if until:
            raise TemplateError(f"missing {until[-1]}")
        return nodes, None

    def render(self, **names):
        chain, root = [self.blocks], self
        while root.parent:
            root = root.parent
            chain.append(root.blocks)
        return "".join(self.run(root.nodes, Scope(names), chain))

    def run(self, nodes, scope, chain):
        for kind, value, line in nodes:
            try:
                match kind, value:
                    case "text", _:
                        yield value
                    case "variable", _:
                        yield str(evaluate(value, scope))
                    case "block", name:
                        yield from self.run(next(b[name] for b in chain if name in b), scope, chain)
                    case "for", (name, expression, body, empty):
                        items = list(evaluate(expression, scope))
                        for index, item in enumerate(items):
                            loop = {"index": index + 1, "last": index == len(items) - 1}
                            yield from self.run(body, Scope({name: item, "loop": loop}, *scope.maps), chain)
                        if not items:
                            yield from self.run(empty, scope, chain)
                    case "if", (["not", *test], body, otherwise):
                        yield from self.run(otherwise if evaluate(" ".join(test), scope) else body, scope, chain)
                    case "if", (test, body, otherwise):
                        yield from self.run(body if evaluate(" ".join(test), scope) else otherwise, scope, chain)
            except TemplateError as error:
                if not str(error).startswith("line"):
                    raise TemplateError(f"line {line}: {error}") from error.__cause__
                raise


class User:
    def __init__(self, name, tags):
        self.name, self.tags = name, tags

    def initials(self):
        return "".join(w[0] for w in self.name.split())


base = Template("<h1>{% block title %}Default{% endblock %}</h1>\n{% block body %}nothing{% endblock %}\n")
page = Template("""{% block title %}{{ site | upper }}{% endblock %}{# a comment #}
{% block body %}{% for u in users %}{{ loop.index }}. {{ u.name | title }} ({{ u.initials }}){% if u.tags %}: {{ u.tags | join:/ }}{% else %} - {{ 'none' }}{% endif %}{% if not loop.last %};
{% endif %}{% empty %}nobody{% endfor %}{% endblock %}""", base)
print(page.render(site="my site", users=[User("ann lee", ["x", "y"]), User("bob", [])]))
print(page.render(site="empty", users=[]), base.render())
print(Template("{ a {b} {{ d.k.1 }} {{ n | round:2 }} {{ x | default:none }} {{ -5 }} {{ l | length }} }").render(d={"k": [1, 2]}, n=3.14159, x="", l=range(4)))
for source in ("{{ missing }}", "a\nb {{ x.y.z }}", "{% for a in b %}", "{{ x | nope }}", "{% wrong %}", "\n\n{{ open", "{% if x %}{{ x.9 }}{% endif %}", "{{ x.name }}"):
    try:
        print(Template(source).render(x=[1]))
    except TemplateError as error:
        print(repr(source), "->", error, "because", repr(error.__cause__))
