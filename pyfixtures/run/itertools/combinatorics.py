# Permutations, combinations and products, against each other.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(permutations("abc", 2)), list(permutations([])), list(permutations([1], 2)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 0)), list(combinations([1], 2)))
print(list(combinations_with_replacement("ab", 3)), list(product("ab", [1, 2])), list(product()), list(product([], [1])))
print(len(list(product(range(3), repeat=4))), list(product("x", repeat=0)))
for n in range(6):
    for k in range(n + 2):
        pool = range(n)
        kept = [p for p in permutations(pool, k) if list(p) == sorted(p)]
        assert kept == list(combinations(pool, k))
        rising = [p for p in product(pool, repeat=k) if list(p) == sorted(p)]
        assert rising == list(combinations_with_replacement(pool, k)), (n, k)
for wrong in (lambda: permutations("a", -1), lambda: combinations("a", -1), lambda: combinations("a"), lambda: product("a", repeat=-1),
              lambda: permutations("a", 1.5), lambda: combinations(5, 1), lambda: combinations_with_replacement("ab", -2)):
    try:
        print(list(wrong()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
