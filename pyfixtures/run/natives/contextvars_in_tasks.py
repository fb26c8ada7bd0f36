# Context variables across generators, coroutines and copied contexts: who sees whose changes, and tokens used twice.
from _contextvars import Context, ContextVar, Token, copy_context

request, depth = ContextVar("request", default="none"), ContextVar("depth")
log = []


def attempt(f):
    try:
        return f()
    except Exception as error:
        return type(error).__name__


class Scoped:
    def __init__(self, var, value):
        self.var, self.value = var, value

    def __enter__(self):
        self.token = self.var.set(self.value)
        return self.token

    def __exit__(self, *about):
        self.var.reset(self.token)


class Switch:
    def __await__(self):
        yield


async def handler(name, steps):
    request.set(name)
    for step in range(steps):
        with Scoped(depth, step):
            await Switch()
            log.append((request.get(), depth.get("reset by another")))
    return name, depth.get("no depth")


def run_all(*coroutines, shared=False):
    here = copy_context()
    tasks = [(c, here if shared else copy_context()) for c in coroutines]
    results = []
    while tasks:
        coroutine, context = tasks.pop(0)
        try:
            context.run(coroutine.send, None)
        except StopIteration as stop:
            results.append((stop.value, context.get(request), context.get(depth)))
        else:
            tasks.append((coroutine, context))
    return results


print(run_all(handler("a", 2), handler("b", 3)), log, request.get())
log.clear()
print(run_all(handler("a", 1), handler("b", 2), shared=True), log, request.get())


def generator():
    log.append(("start", request.get()))
    token = request.set("in generator")
    yield request.get()
    log.append(("resumed", request.get()))
    request.reset(token)
    yield request.get()


log.clear()
g = generator()
with Scoped(request, "outer") as token:
    print(next(g), request.get(), token.old_value, token.var is request, type(token).__name__)
    with Scoped(request, "inner"):
        print(next(g), request.get())
print(log, request.get(), attempt(lambda: request.reset(token)))
a, b = copy_context(), copy_context()
a.run(request.set, "in a")
b.run(lambda: (request.set("in b"), depth.set(5)))
nested = a.run(lambda: b.run(lambda: (request.get(), depth.get(), copy_context()[request])))
print(a[request], b[request], request.get(), nested, depth in a, depth in b, len(a), len(b), a.run(copy_context)[request])
print(attempt(lambda: a.run(lambda: a.run(len, ()))), attempt(lambda: a.run(a.run, len, ())), attempt(lambda: b[ContextVar("x")]), a.get(depth, "default"), list(Context()), attempt(lambda: Context().run()), attempt(lambda: Context().run(5)), attempt(lambda: a.run(lambda: 1 / 0)), a.run(lambda *p, **k: (p, k), 1, x=2))
foreign = a.run(request.set, "token of a")
print(attempt(lambda: request.reset(foreign)), a.run(lambda: request.reset(foreign)), a[request], attempt(lambda: a.run(lambda: request.reset(foreign))), attempt(lambda: depth.reset(a.run(request.set, 1))), attempt(lambda: depth.reset(5)), Token.MISSING is foreign.MISSING)
print(sorted(v.name for v in b), sorted(str(v) for v in b.values()), dict(sorted((k.name, v) for k, v in b.items())), a == b, a == a.copy(), a.copy() is a, b.copy()[depth], attempt(lambda: hash(a) and 1), attempt(lambda: ContextVar()), attempt(lambda: ContextVar("a", 5)), attempt(lambda: setattr(request, "name", "x")), attempt(lambda: type("S", (ContextVar,), {})), attempt(lambda: Token()))


def recursive(n):
    with Scoped(depth, n):
        inner = recursive(n - 1) if n else []
        return [depth.get(), *inner]


print(recursive(4), attempt(depth.get), depth.get("unset"))
many = [ContextVar(f"v{i}", default=i) for i in range(40)]
base = copy_context()
for i, v in enumerate(many):
    base.run(v.set, i * i)
print(sum(base[v] for v in many), sum(v.get() for v in many), len(base) - len(copy_context()), all(v in base for v in many))
