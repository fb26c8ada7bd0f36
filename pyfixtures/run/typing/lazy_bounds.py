# fixture: since 3.12
# Bounds, constraints and aliases of PEP 695 are evaluated when asked for, once, and in the scope they were written in.
log = []


def noted(name, value):
    log.append(name)
    return value


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def bounded[T: noted("bound", int), U: (noted("first", str), noted("second", bytes)), *Ts, **P](x: T) -> U:
    return x


T, U, Ts, P = bounded.__type_params__
print(log, T, U, Ts, P)
print(T.__bound__, log, T.__bound__, log)
print(U.__constraints__, log, U.__constraints__, U.__bound__, T.__constraints__)
type Alias[A] = noted("alias", dict[A, later])
print(log[3:], attempt(lambda: Alias.__value__), log[3:])
later = float
print(Alias.__value__, Alias.__value__ is Alias.__value__, log[3:], Alias, Alias.__name__, Alias.__type_params__, Alias.__parameters__)
print(Alias[int], Alias[int].__args__, Alias[int].__origin__ is Alias, attempt(lambda: Alias[int, str]), attempt(lambda: bounded[int]))
type Recursive = int | list[Recursive]
print(Recursive.__value__, Recursive | None, attempt(lambda: Recursive[int]), isinstance(Recursive.__value__.__args__[1].__args__[0], type(Recursive)))
type Missing = nothing_of_that_name
print(attempt(lambda: Missing.__value__))
nothing_of_that_name = "defined now"
print(Missing.__value__)


class Outer[K: noted("K", int)]:
    inner = "class scope"
    type Inside = (inner, K, noted("inside", Outer))

    def method[V](self, value: V, *, key: K = inner) -> tuple[K, V]:
        type Local[W] = tuple[K, V, W, value]
        return Local

    class Nested[V]:
        type Pair = tuple[K, V]


print(Outer.__type_params__, Outer.Inside.__value__, Outer.method.__type_params__, Outer.method.__annotations__, Outer.__orig_bases__, Outer.__parameters__)
local = Outer().method("argument")
print(local.__type_params__, local.__value__, Outer.Nested.Pair.__value__, Outer[str], Outer[str].__args__)
for wrong in (lambda: setattr(Alias, "__value__", 1), lambda: setattr(T, "__bound__", 1), lambda: T(), lambda: isinstance(1, Alias), lambda: isinstance(1, Recursive), lambda: Alias(), lambda: T[int]):
    print(attempt(wrong))
print(T.__covariant__, T.__contravariant__, T.__infer_variance__, [type(x).__name__ for x in (T, Ts, P, Alias)])
