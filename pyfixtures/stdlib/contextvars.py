import contextvars
from contextvars import Context, ContextVar, Token, copy_context

v = ContextVar("v", default=1)
w = ContextVar("w")
token = v.set(2)
print(v.get(), token.var is v, token.old_value is Token.MISSING, w.get("none"))
ctx = copy_context()


def change():
    v.set(3)
    w.set("inner")
    return v.get(), w.get()


print(ctx.run(change), v.get(), w.get(None), ctx[v], w in ctx, len(ctx), sorted(x.name for x in ctx))
v.reset(token)
print(v.get(), Context().run(v.get), ctx.get(w), contextvars.__all__)
for bad in (lambda: v.reset(token), lambda: w.get(), lambda: Context()[v], lambda: ctx.run(lambda: ctx.run(print))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__)
