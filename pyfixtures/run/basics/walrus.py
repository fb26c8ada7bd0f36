data = [1, 5, 12, 7, 30]
if (n := len(data)) > 3:
    print("long", n)
print([y for x in data if (y := x * 2) > 10], y)
i = 0
while (i := i + 3) < 10:
    print(i)
print(any((hit := v) > 10 for v in data), hit)
print((a := 1, b := a + 1), a, b)


def f(x):
    return (half := x // 2) + half * (rest := x - half) - rest


print(f(9))
print({k: (v := k * k) for k in range(4)}, v)
print(f"{(w := 12)=} {w:>5}")
lines = iter(["one", "two", "", "three"])
while line := next(lines, None):
    print(line)
print(repr(line))
print(max(best := [3, 1, 2]), best)
