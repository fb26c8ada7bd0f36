# fixture: since 3.12
# Type parameters and aliases made by calls of their classes, as `typing` does it.
import _typing
from _typing import ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: TypeVar("T", 1))
t(lambda: TypeVar("T", 1, 2).__constraints__)
t(lambda: TypeVar("T", covariant=True, contravariant=True))
t(lambda: TypeVar("T", covariant=True, infer_variance=True))
t(lambda: TypeVar())
t(lambda: TypeVar(None))
t(lambda: TypeVar("T", foo=1))
t(lambda: TypeVarTuple("Ts", 1))
for flags in ({}, {"covariant": 1}, {"contravariant": 1}, {"infer_variance": 1}):
    for kind in TypeVar, ParamSpec:
        p = kind("X", **flags)
        print(repr(p), p.__name__, p.__module__, p.__covariant__, p.__contravariant__, p.__infer_variance__)
T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")
print(T.__bound__, T.__constraints__, Ts, Ts.__module__, TypeVar.__module__)
print(P.args, P.kwargs, P.args == P.args, P.args != P.kwargs, P.args.__origin__ is P)
t(lambda: hash(P.args))
t(lambda: P.args < P.args)
t(lambda: ParamSpecArgs(3))
t(lambda: ParamSpecKwargs(origin=T))
t(lambda: ParamSpecArgs(3) == ParamSpecArgs(3.0))
for base in T, P, Ts, P.args, P.kwargs:
    t(lambda: type("X", (), {}) and __build_class__(lambda: None, "X", base))
print(T.__reduce__(), P.__reduce__(), Ts.__reduce__())
T.foo = 1
print(T.foo)
t(lambda: T.__dict__)
t(lambda: setattr(T, "__name__", 1))
t(lambda: setattr(T, "__bound__", 1))
if hasattr(_typing, "NoDefault"):
    none = _typing.NoDefault
    print(none, type(none)() is none, none.__reduce__(), T.__default__, T.has_default())
    t(lambda: type(none)(1))
    D = TypeVar("D", default=int)
    print(D.__default__, D.has_default(), dict[T, D][str], list[D][()])
    t(lambda: dict[T, D][()])
    t(lambda: T.__typing_prepare_subst__(list[T], ()))
    t(lambda: D.__typing_prepare_subst__(list[D], ()))
t(lambda: list[T][int, str])
t(lambda: dict[T, list[T]][int])
alias = TypeAliasType("X", list[T], type_params=(T,))
print(alias, alias.__value__, alias.__type_params__, alias.__parameters__, alias[int], alias.__module__, alias.__reduce__())
print(alias | int, int | alias)
t(lambda: TypeAliasType("X", int)[int])
t(lambda: TypeAliasType(1, int))
t(lambda: TypeAliasType("X"))
t(lambda: TypeAliasType("X", int, type_params=3))
t(lambda: setattr(alias, "x", 1))
t(lambda: setattr(alias, "__module__", 1))
t(lambda: TypeAliasType("X", int, type_params=(1,)))
if hasattr(T, "evaluate_bound"):
    print(T.evaluate_bound, T.evaluate_default, TypeVar("T", str, int).evaluate_constraints(4), alias.evaluate_value(4))
    t(lambda: alias.evaluate_value())
    t(lambda: alias.evaluate_value("4"))
