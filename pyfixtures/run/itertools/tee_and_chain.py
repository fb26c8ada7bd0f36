# tee's copies, chain of chains, and zip_longest with iterators that run out.
from itertools import chain, count, cycle, islice, repeat, starmap, takewhile, tee, zip_longest, pairwise, dropwhile, filterfalse


def loud(n):
    for i in range(n):
        print("make", i)
        yield i


a, b = tee(loud(3))
print(next(a), next(a), next(b), list(a), list(b))
c, d, e = tee(iter("xyz"), 3)
print(list(c), next(d), list(d), list(e), tee([], 0))
print(list(chain([1], (), "ab", {2: 3})), list(chain.from_iterable([[1, 2], [3]])), list(chain()))
try:
    list(chain([1], 2))
except TypeError as error:
    print(error)
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])))
print(list(islice(count(10, -3), 5)), list(islice(count(1.5, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)))
print(count(5), count(5, 2), repeat("a", 2), repeat([]).__repr__(), list(cycle([])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, count())), list(pairwise("abcd")))
print(list(dropwhile(str.isdigit, "12a3")), list(filterfalse(None, [0, 1, "", "a"])))
print(list(islice(range(20), 3, None, 5)), list(islice("abc", 0)))
for arguments in [(-1,), (1, -2), (0, 5, 0), ("a",), ()]:
    try:
        islice("abc", *arguments)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
