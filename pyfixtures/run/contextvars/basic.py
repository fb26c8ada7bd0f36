"""_contextvars: variables, contexts, tokens."""
import _contextvars as c


def shown(x):
    parts = str(x).split(" at 0x")
    return parts[0] + "".join(p[p.find(">"):] for p in parts[1:])


def t(f, *args, **kwargs):
    try:
        print(shown(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, shown(e))


V=c.ContextVar
v=V('v'); t(V); t(V,3); t(V,'a','b','c'); t(V,'a',x=1); t(v.get); t(v.get,5); d=V('d',default=7); print(v.name, d.get())
k=v.set(1); print(shown(k),k.var is v,k.old_value,k.MISSING, c.Token.MISSING); k2=v.set(2); print(k2.old_value); v.reset(k2); print(v.get()); t(v.reset,k2); t(v.reset,3); t(d.reset,k); v.reset(k); t(v.get); print(shown(k))
x=c.Context(); t(c.Context,1); print(shown(x), len(x), list(x), x.get(v), x.get(v,3)); t(lambda:x[v]); t(lambda: x[3]); t(lambda: v in x); t(lambda: 3 in x); t(lambda: x.get(3))
def f(a,b=2): v.set(a); return v.get(), b, c.copy_context()[v], len(c.copy_context())
print(x.run(f,10,b=3), x[v], x.get(v), v.get(None), list(x.keys())==[v], list(x.values()), list(x.items())==[(v,10)], v in x); t(x.run); t(lambda: x.run(lambda: x.run(f,1)))
y=x.copy(); print(y==x, y is x); x.run(v.set,11); print(y[v],x[v], x==y, x!=y, x==3); t(lambda: x<y); t(setattr,v,'name',1); t(lambda: hash(x)); print(hash(v)==hash(v)); t(lambda: V[int]); t(lambda: c.Token()); t(lambda: type('X',(V,),{})); t(type('Y',(),{}).__init_subclass__)
t(lambda: x.run(lambda: 1/0)); print(len(c.copy_context()), type(c.copy_context()), type(iter(x)), type(x.keys()), type(x.items()),type(x.values()))
z=c.copy_context()
def g():
    tk=v.set(5); return tk
tk=z.run(g); t(v.reset,tk)
t(lambda: k.var)
