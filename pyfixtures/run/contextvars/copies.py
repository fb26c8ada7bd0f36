# Context variables: tokens, copies, nesting and what cannot be entered twice.
import _contextvars
from _contextvars import Context, ContextVar, copy_context

v = ContextVar("v", default="none")
w = ContextVar("w")
print(v.get(), w.get("given"), v.name)
token = v.set(1)
inner = v.set(2)
print(v.get(), inner.old_value, token.old_value is token.MISSING, token.var is v)
v.reset(inner)
print(v.get())
context = copy_context()


def change():
    v.set("changed")
    w.set("new")
    return v.get(), w.get(), copy_context()[v]


print(context.run(change), v.get(), w.get("unset"), context[v], w in context, len(context), context.get(w), context.get(ContextVar("x"), 5))
print(sorted(c.name for c in context), sorted(map(str, context.values())), [k.name for k, _ in sorted(context.items(), key=lambda i: i[0].name)])


def attempt(f):
    try:
        return f()
    except Exception as error:
        text = str(error)
        return type(error).__name__, text.split("<")[0]


print(attempt(w.get), attempt(lambda: context.run(context.run, change)), attempt(lambda: v.reset(inner)), attempt(lambda: context.run(lambda: v.reset(token))), attempt(lambda: w.reset(token)))
print(attempt(lambda: Context()[v]), attempt(lambda: ContextVar(5)), attempt(lambda: context.__setitem__(v, 1)), attempt(lambda: context[5]), attempt(lambda: 5 in context), attempt(context.run))


def generator():
    v.set("in generator")
    yield v.get()
    yield v.get()


g = generator()
empty = Context()
print(empty.run(next, g), v.get(), empty.run(v.get), next(g))
v.reset(token)
print(v.get(), context == context.copy(), context == Context(), Context() == Context())
