# accumulate: functions, initial values, and exceptions in the middle.
import _operator
from itertools import accumulate

print(list(accumulate([1, 2, 3, 4])), list(accumulate([], initial=5)), list(accumulate([3, 1, 2], max)))
print(list(accumulate("abc")), list(accumulate([2, 3, 4], _operator.mul, initial=10)), list(accumulate([1, 2], None)))


def fails(a, b):
    if b == 3:
        raise ValueError(f"{a} and {b}")
    return a + b


running = accumulate(range(6), fails)
seen = []
for _ in range(8):
    try:
        seen.append(next(running))
    except ValueError as error:
        seen.append(str(error))
    except StopIteration:
        seen.append("end")
print(seen)
for wrong in (lambda: accumulate(1), lambda: list(accumulate([1], 2, 3)), lambda: accumulate([1], initial=1, func=1, more=2)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(list(accumulate([1, "a"][:1], lambda a, b: a)), next(accumulate([1, 2], 5)))
