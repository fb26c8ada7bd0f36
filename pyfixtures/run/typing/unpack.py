# fixture: since 3.12
"""Type parameters that stand for several, in what a class was made of."""
class A[*Ts]: pass
class B[T, *Ts, **P](A[T]): pass
for c in (A, B):
    print(c.__orig_bases__, c.__parameters__, c.__type_params__, c.__bases__)
def f[*Ts](*args: *Ts): pass
print(f.__annotations__, f.__type_params__)
type X[T, *Ts] = tuple[T, *Ts]
print(X.__value__, X.__type_params__, X.__parameters__, X[int, str])
