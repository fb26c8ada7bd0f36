# fixture: 64-bit
"""What objects of _collections and itertools say of their size."""
from _collections import deque
import itertools as i

print([deque(range(n)).__sizeof__() for n in (0, 1, 31, 32, 33, 64, 96, 97, 100, 1000)])
print(deque("ab").copy().__sizeof__(), deque(maxlen=3).__sizeof__())
for x in (i.product([1, 2], [3]), i.combinations([1, 2, 3], 2), i.combinations_with_replacement([1, 2, 3], 2), i.permutations([1, 2, 3], 2)):
    print(x.__sizeof__())
