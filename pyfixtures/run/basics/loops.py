total = 0
for i in range(10):
    if i == 3:
        continue
    if i == 8:
        break
    total += i
else:
    print("not reached")
print("total", total, "i", i)

for i in range(3):
    pass
else:
    print("for else", i)

n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("while else", steps)

while True:
    steps -= 1
    if steps < 100:
        break
print(steps)

pairs = []
for a in "abc":
    for b in range(3):
        if b == 1 and a == "b":
            break
        pairs.append((a, b))
print(pairs)

for x in []:
    print("never")
else:
    print("empty else")

for i, (a, *rest) in enumerate(["xyz", (1, 2), [3]]):
    print(i, a, rest)

grid = [[r * c for c in range(4)] for r in range(3)]
for row in grid:
    print(*row, sep="\t")

i = 10
while i:
    i -= 3
    if i < 0:
        print("negative", i)
        break
