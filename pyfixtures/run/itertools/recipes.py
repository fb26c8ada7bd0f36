# The recipes that people write over itertools: chunks, windows, flattening, powersets, round robin, sieve, run lengths, and merging.
from itertools import accumulate, chain, combinations, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest
from _collections import deque
from _operator import itemgetter, mul


def take(n, source):
    return list(islice(source, n))


def window(source, n):
    it = iter(source)
    held = deque(islice(it, n), maxlen=n)
    if len(held) == n:
        yield tuple(held)
    for x in it:
        held.append(x)
        yield tuple(held)


def grouper(source, n, fill=None):
    return zip_longest(*[iter(source)] * n, fillvalue=fill)


def chunked(source, n):
    it = iter(source)
    while part := tuple(islice(it, n)):
        yield part


def round_robin(*sources):
    pending, nexts = len(sources), cycle(iter(s).__next__ for s in sources)
    while pending:
        try:
            for following in nexts:
                yield following()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))


def powerset(items):
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


def unique(source, key=None):
    seen = set()
    for x in source:
        k = key(x) if key else x
        if k not in seen:
            seen.add(k)
            yield x


def partition(test, source):
    a, b = tee(source)
    return filterfalse(test, a), filter(test, b)


def flatten(items):
    for x in items:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x


def sieve(n):
    marks = bytearray((0, 1)) * (n // 2)
    for p in range(3, int(n**0.5) + 1, 2):
        if marks[p]:
            marks[p * p :: 2 * p] = bytes(len(range(p * p, len(marks), 2 * p)))
    return chain([2], islice(compress(count(), marks), 1, None))


def run_lengths(text):
    return "".join(f"{n if (n := len(list(group))) > 1 else ''}{c}" for c, group in groupby(text))


def look_and_say():
    term = "1"
    while True:
        yield term
        term = "".join(f"{len(list(g))}{d}" for d, g in groupby(term))


def pascal():
    return accumulate(repeat(None), lambda row, _: [a + b for a, b in zip([0, *row], [*row, 0])], initial=[1])


def intersperse(between, source):
    return islice(chain.from_iterable(zip(repeat(between), source)), 1, None)


def before_and_after(test, source):
    source = iter(source)
    passing = []

    def before():
        for x in source:
            if test(x):
                yield x
            else:
                passing.append(x)
                return

    return before(), chain(passing, source)


print(take(3, count(5, 2)), take(7, cycle("abc")), list(window("abcde", 3)), list(window("ab", 3)), list(grouper("abcdefg", 3, "x")), list(chunked(range(7), 3)))
print("".join(round_robin("abc", "d", "ef")), list(powerset("abc")), "".join(unique("mississippi")), list(unique(["b", "B", "a"], str.lower)), [list(p) for p in partition(lambda n: n % 3, range(8))])
print(list(flatten([1, [2, (3, [4]), []], "ab"])), list(sieve(60)), run_lengths("aaabccdddd"), take(7, look_and_say()), take(6, pascal()))
print("".join(intersperse("-", "abc")), [list(p) for p in before_and_after(str.isupper, "ABCdEf")], list(accumulate(range(1, 8), mul)), list(accumulate([3, 1, 4, 1, 5], max)), list(pairwise("abcd")), sum(starmap(pow, [(2, 5), (3, 2)])))
rows = [("x", 3), ("y", 1), ("x", 2), ("z", 9), ("y", 4)]
print({k: [n for _, n in g] for k, g in groupby(sorted(rows), itemgetter(0))}, [(k, len(list(g))) for k, g in groupby(rows, key=lambda r: r[1] > 2)])
print(list(takewhile(lambda n: n < 4, count())), list(islice(dropwhile(lambda n: n < 4, count()), 3)), len(list(product("ab", repeat=3))), list(map("".join, permutations("abc", 2))), list(zip(count(), "ab")), next(filterfalse(None, [1, 0])))
words = "the cat in the hat sat on the mat".split()
print(sorted(((len(list(g)), k) for k, g in groupby(sorted(words))), reverse=True)[:2], [w for w, s in zip(words, accumulate(map(len, words))) if s > 15])
a, b, c = tee((print("made", n) or n for n in range(2)), 3)
print(next(a), next(a), next(b), list(c), list(b))
