"""Every iterator of itertools, its results, reprs and errors."""
import itertools as it


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def show(iterator, limit=12):
    out = []
    for item in iterator:
        out.append(item)
        if len(out) == limit:
            break
    print(out)


show(it.count(5)); show(it.count(1.5, 0.25)); show(it.count(2**63 - 3)); show(it.count(10, -3)); show(it.count(True))
print(it.count(1, 1), it.count(1.0, 1), it.count(1, True), it.count(3, 2), it.count(2**70))
show(it.cycle("abc")); show(it.cycle([])); show(it.cycle(iter(range(3))), 7)
show(it.repeat("x", 3)); show(it.repeat(0), 4); show(it.repeat(1, -5)); print(it.repeat(1), it.repeat(2, times=0), it.repeat(2, -3))
print(it.repeat(3, 4).__length_hint__()); attempt(it.repeat(3).__length_hint__)
show(it.accumulate([1, 2, 3, 4])); show(it.accumulate([1, 2, 3], lambda a, b: a * b)); show(it.accumulate([], initial=7))
show(it.accumulate("abc", initial="-")); show(it.accumulate([3, 1, 2], max)); show(it.accumulate([1, 2], None, initial=None))
show(it.chain("ab", [1, 2], ())); show(it.chain.from_iterable(["ab", (3,)])); show(it.chain())
show(it.compress("abcdef", [1, 0, True, "", "x"])); show(it.compress(data=[1, 2], selectors=[0, 1]))
show(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1, 2])); show(it.takewhile(lambda x: x < 3, [1, 2, 3, 1]))
show(it.filterfalse(None, [0, 1, "", "a", []])); show(it.filterfalse(lambda x: x % 2, range(6))); show(it.filterfalse(bool, [0, 2]))
show(it.starmap(pow, [(2, 3), [3, 2], iter((4, 1))])); show(it.starmap(lambda *a: a, [(), (1,)]))
show(it.islice(range(10), 3)); show(it.islice(range(10), 2, 8, 3)); show(it.islice(it.count(), 5, None, 2), 3); show(it.islice(range(10), None, None, None))
show(it.islice([1, 2, 3], 5, 9)); show(it.islice("abc", 0)); show(it.islice(range(10), 3, 2))
source = iter(range(10)); show(it.islice(source, 1, 4, 2)); show(source)
show(it.pairwise("abcd")); show(it.pairwise([1])); show(it.pairwise([]))
show(it.product("ab", [1, 2])); show(it.product([0, 1], repeat=3)); show(it.product()); show(it.product("ab", [])); show(it.product("ab", repeat=0))
show(it.combinations("abcd", 2)); show(it.combinations("abc", 0)); show(it.combinations("ab", 3)); show(it.combinations(range(4), r=4))
show(it.combinations_with_replacement("abc", 2)); show(it.combinations_with_replacement([], 2)); show(it.combinations_with_replacement("ab", 0))
show(it.permutations("abc")); show(it.permutations("abc", 2)); show(it.permutations([1], 2)); show(it.permutations([], 0)); show(it.permutations(range(3), None), 3)
show(it.zip_longest("abc", [1], fillvalue="-")); show(it.zip_longest()); show(it.zip_longest([], [])); show(it.zip_longest([1, 2], iter(()), [3]))
show((k, list(g)) for k, g in it.groupby("aabbbca")); show((k, list(g)) for k, g in it.groupby(range(7), lambda x: x // 3))
groups = [g for _, g in it.groupby("aab")]; print([list(g) for g in groups])
g = it.groupby([1, 1, 2, 2, 3]); k, first = next(g); print(k, next(first)); k, second = next(g); print(k, list(first), list(second), next(g)[0])
a, b, c = it.tee([1, 2, 3, 4], 3); print(next(a), next(a), next(b), list(c), list(a), list(b)); print(it.tee([], 0))
a, b = it.tee(iter(range(200))); print(sum(a), sum(b)); import sys
x, = it.tee("ab", 1); print(list(x)); d = it.tee("abc")[0]; next(d); e = d.__copy__(); print(list(d), list(e))
print(list(map(type, it.tee("a"))), it.tee.__module__)

for f, args, kwargs in [
    (it.islice, ([], -1), {}), (it.islice, ([], -2), {}), (it.islice, ([], "a"), {}), (it.islice, ([], -1, 3), {}), (it.islice, ([], 1, -1), {}),
    (it.islice, ([], 1, -3), {}), (it.islice, ([], "a", 3), {}), (it.islice, ([], 1, 3, 0), {}), (it.islice, ([], 1, 3, "x"), {}), (it.islice, ([],), {}),
    (it.islice, (1, 2), {}), (it.islice, ([], 2), {"x": 1}), (it.islice, ([], 1, 2, 3, 4), {}),
    (it.product, (1,), {"repeat": "a"}), (it.product, ([1],), {"repeat": -1}), (it.product, (5,), {}),
    (it.combinations, ([1], -1), {}), (it.combinations, ([1], "a"), {}), (it.combinations, ([1],), {}), (it.combinations, (3, 2), {}),
    (it.permutations, ([1], -1), {}), (it.permutations, ([1], "a"), {}), (it.permutations, (), {}), (it.combinations_with_replacement, ([1], -1), {}),
    (it.groupby, (), {}), (it.accumulate, (), {}), (it.count, ("a",), {}), (it.count, (1, 2, 3), {}), (it.cycle, (), {}), (it.cycle, (1,), {}),
    (it.repeat, (), {}), (it.repeat, (1, "a"), {}), (it.repeat, (1, 2, 3), {}), (it.tee, ([], -1), {}), (it.tee, (), {}), (it.tee, (1,), {}),
    (it.zip_longest, (1,), {}), (it.zip_longest, ([],), {"a": 3}), (it.chain, (), {"a": 1}), (it.pairwise, (), {}), (it.starmap, (1,), {}),
    (it.starmap, (1, 2), {}), (it.takewhile, (1, 2, 3), {}), (it.compress, ([1],), {}), (it.filterfalse, (None,), {}), (it.chain.from_iterable, (1,), {}),
]:
    attempt(f, *args, **kwargs)
attempt(lambda: list(it.chain([1], 2))); attempt(lambda: list(it.starmap(pow, [1]))); attempt(lambda: next(it.dropwhile(3, [1])))
attempt(lambda: list(it.accumulate([1, "a"]))); attempt(lambda: type("X", (it.repeat,), {})(3)); attempt(lambda: type("X", (it._tee,), {}))
print(it.chain[int], it.count.__module__, it.chain.__qualname__, type(it.count()))


class Sub(it.chain):
    def __init__(self, *args, tag=None):
        self.tag = tag


s = Sub([1], [2], tag="t") if False else Sub([1], [2]); s.extra = 4; print(list(s), s.tag, s.extra, type(s).__name__)


class Cyclic:
    def __init__(self):
        self.it = it.chain([self], it.cycle([self]), it.repeat(self))


for _ in range(3):
    Cyclic()


def broken():
    yield 1
    raise ValueError("broken")


for make in (lambda i: it.chain(i), lambda i: it.islice(i, 5), lambda i: it.pairwise(i), lambda i: it.zip_longest(i, "abc"), lambda i: it.accumulate(i), lambda i: it.tee(i)[0], lambda i: it.cycle(i)):
    i = make(broken())
    for _ in range(3):
        attempt(next, i)
