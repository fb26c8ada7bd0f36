# fixture: since 3.13
# Defaults of type parameters (PEP 696): evaluated lazily, substituted, and told apart from None.
log = []


def noted(value):
    log.append(getattr(value, "__name__", value))
    return value


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def box[T = noted(int), U: object = noted(list[T]), *Ts = *tuple[noted(str), bytes], **P = [noted(float), bool]](): ...


T, U, Ts, P = box.__type_params__
print(log, T.has_default(), U.has_default(), Ts.has_default(), P.has_default())
print(T.__default__, U.__default__, log)
print(Ts.__default__, P.__default__, log, T.__default__ is T.__default__)


def function[A, B = None, C = A](a: A) -> B:
    return a


A, B, C = function.__type_params__
print(A.has_default(), B.has_default(), B.__default__, C.__default__)
type Alias[X = int, Y = dict[X, str]] = tuple[X, Y]
print(Alias.__type_params__, Alias.__type_params__[1].__default__, Alias[float], Alias[float, bool].__args__, Alias.__value__)


class Late[T = Undefined]:
    pass


print(attempt(lambda: Late.__type_params__[0].__default__))
Undefined = "no longer"
print(Late.__type_params__[0].__default__)


class Scoped:
    x = int

    def method[T = x](self) -> T: ...

    type A[T = x] = list[T]
    del x


x = "the global one"
print(Scoped.method.__type_params__[0].__default__, Scoped.A.__type_params__[0].__default__)
print(attempt(lambda: setattr(T, "__default__", 1)), attempt(lambda: T.has_default(1)))
