# groupby shares its iterator with its groups.
from itertools import groupby

words = ["apple", "avocado", "bean", "blueberry", "cherry", "apricot"]
for key, group in groupby(words, key=lambda word: word[0]):
    print(key, list(group))
pairs = [(key, group) for key, group in groupby("aabbb")]
print([list(group) for key, group in pairs], [key for key, group in pairs])
outer = groupby([1, 1, 2, 2, 3])
key, first = next(outer)
print(key, next(first))
key, second = next(outer)
print(key, list(first), next(second))
print([(k, list(g)) for k, g in outer], list(second))


class Noisy:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("eq", self.value, other.value)
        return self.value == other.value


print([len(list(g)) for _, g in groupby([Noisy(1), Noisy(1), Noisy(2)])])


def bad_key(value):
    if value == 2:
        raise KeyError(value)
    return value


try:
    for key, group in groupby([1, 1, 2], bad_key):
        print(key, list(group))
except KeyError as error:
    print("key failed", error)
print(list(groupby([])), type(groupby([])).__name__)
