"""Mustache templates: variables, sections, partials, lambdas, delimiters, whitespace, what is malformed."""
# module: chevron
import chevron
from chevron import tokenizer


class Record:
    title = "an object"
    tags = ["x", "y"]

    def method(self):
        return "called"


data = {"name": "Chris", "html": "<b>&\"'</b>", "n": 0, "f": 1.5, "none": None, "empty": [], "yes": True, "no": False, "list": [1, 2, 3], "people": [{"name": "A", "age": 1}, {"name": "B"}],
        "deep": {"er": {"est": "bottom"}}, "record": Record(), "wrap": lambda text, render: "<i>" + render(text) + "</i>", "unicode": "é€", "nested": [[1, 2], [3]]}
templates = [
    "Hello {{name}}!", "{{html}} {{{html}}} {{&html}}", "{{n}} {{f}} {{none}} {{missing}} {{unicode}}", "{{#yes}}shown{{/yes}}{{#no}}hidden{{/no}}{{^no}}inverse{{/no}}{{^yes}}x{{/yes}}",
    "{{#list}}<{{.}}>{{/list}}{{^empty}}none{{/empty}}", "{{#people}}{{name}}:{{age}};{{/people}}", "{{deep.er.est}} {{#deep}}{{#er}}{{est}}{{/er}}{{/deep}} {{deep.nope.x}}",
    "{{record.title}} {{#record.tags}}{{.}}{{/record.tags}}", "{{#wrap}}hi {{name}}{{/wrap}}", "{{=<% %>=}}<% name %> {{name}} <%={{ }}=%>{{name}}", "{{! a comment }}text{{!\nlines\n}}",
    "  {{#yes}}\n  inner\n  {{/yes}}\nafter", "{{>part}}|{{> indented }}", "  {{>part}}\n", "{{#nested}}({{#.}}{{.}},{{/.}}){{/nested}}", "{{#people}}{{#age}}{{name}} is {{.}}{{/age}}{{/people}}",
    "{{#deep}}{{name}}{{/deep}}", "line\n{{^empty}}\nstandalone\n{{/empty}}\nend\n", "{{{name}} }", "{{# yes }}{{/ yes }}", "{{#n}}zero{{/n}}{{^n}}not{{/n}}", "{{>recursive}}",
]
bad = ["{{name", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{=x=}}", "{{#a}}\n{{#b}}\n{{/a}}", "{{{name}}"]
parts = {"part": "[{{name}}]\n", "indented": "one\n two\n{{html}}", "recursive": "{{#people}}{{name}}{{>leaf}}{{/people}}", "leaf": "."}
for template in templates + bad:
    try:
        print(repr(template), "->", repr(chevron.render(template, data, partials_dict=parts)))
    except (chevron.ChevronError, SyntaxError, ValueError, IndexError) as e:
        print(repr(template), type(e).__name__, str(e).strip())
for options in ({"padding": "  "}, {"def_ldel": "<<", "def_rdel": ">>"}, {"scopes": [{"name": "scoped"}, data]}, {"warn": True}, {"keep": True}):
    try:
        print(repr(chevron.render("{{name}} <<name>>\n{{> part}}\n{{nothing}}", data, partials_dict=parts, **options)))
    except TypeError as e:
        print(e)
print(list(tokenizer.tokenize("a {{b}} {{#c}}d{{/c}} {{{e}}} {{>f}} {{!g}}")))
rows = [{"n": n, "square": n * n, "even": n % 2 == 0, "divisors": [{"d": d} for d in range(1, n + 1) if n % d == 0]} for n in range(30)]
print(chevron.render("{{#rows}}{{n}}{{#even}} even{{/even}}{{^even}} odd{{/even}}:{{#divisors}} {{d}}{{/divisors}}\n{{/rows}}", {"rows": rows}))
