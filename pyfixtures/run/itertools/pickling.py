"""__reduce__ and __setstate__, which warn from 3.12 on and are gone from 3.14 on."""
import itertools as i


def shown(value):
    if isinstance(value, tuple):
        return "(" + ", ".join(map(shown, value)) + ")"
    return repr(value).split(" at 0x")[0]


def attempt(f, *args):
    try:
        print(shown(f(*args)))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


def reduce(x):
    attempt(lambda: x.__reduce__() if hasattr(type(x), "__setstate__") else "none")


for x in (i.product([1, 2], [3]), i.combinations([1, 2, 3], 2), i.combinations_with_replacement([1, 2, 3], 2), i.permutations([1, 2, 3], 2)):
    reduce(x)
    next(x)
    reduce(x)
    next(x)
    reduce(x)
    list(x)
    reduce(x)
x = i.accumulate([1, 2, 3], initial=5); reduce(x); next(x); reduce(x)
x = i.accumulate([1, 2]); reduce(x)
x = i.groupby("aab"); reduce(x); next(x); reduce(x)
x = i.cycle([1, 2]); reduce(x); next(x); reduce(x); next(x); next(x)
x = i.chain([1], [2]); reduce(x); next(x); reduce(x); list(x); reduce(x)
x = i.islice([1, 2, 3], 1, 2); reduce(x); next(x); reduce(x); list(x); reduce(x)
x = i.zip_longest([1], [2, 3], fillvalue=0); reduce(x)
x = i.takewhile(bool, [1, 0]); reduce(x); list(x); reduce(x)
x = i.dropwhile(bool, [1, 0]); reduce(x); list(x); reduce(x)
a, b = i.tee([1, 2, 3]); next(a); reduce(a); reduce(b)
if hasattr(i.count, "__reduce__") and i.count.__reduce__ is not object.__reduce__:
    for x in (i.count(3), i.count(3, 2), i.count(2**80), i.repeat(1), i.repeat(1, 3), i.starmap(pow, []), i.compress([1], [1]), i.filterfalse(None, [1])):
        attempt(x.__reduce__)
    x = i.combinations([1, 2, 3], 2); x.__setstate__((0, 5)); attempt(next, x); attempt(x.__setstate__, (3,)); attempt(x.__setstate__, 3)
    x = i.permutations([1, 2, 3], 2); x.__setstate__(((2, 1, 0), (1, 2))); attempt(next, x)
    x = i.product([1, 2], repeat=2); x.__setstate__((5, 0)); attempt(next, x)
    x = i.cycle([1]); x.__setstate__(([7, 8], 1)); print(next(x), next(x), next(x))
    attempt(x.__setstate__, 3)
    x = i.chain(); attempt(x.__setstate__, (1,)); x.__setstate__((iter([[1]]),)); print(list(x))
