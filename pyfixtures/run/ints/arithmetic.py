values = [0, 1, -1, 7, -7, 2**31 - 1, -2**31, 2**47 - 1, 2**47, -2**47, -2**47 - 1, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 10**30, -10**30]
for a in values:
    print(a, -a, +a, ~a, abs(a))
for a in values:
    for b in (1, -1, 3, -7, 2**47, 2**62, -2**63, 10**25):
        print(a + b, a - b, a * b, a // b, a % b)
for a, b in [(2**47 - 1, 1), (-2**47, 1), (2**63 - 1, 1), (-2**63, 1), (2**46, 2), (2**24, 2**23), (2**32, 2**31), (2**32, 2**32)]:
    print(a + b, a - b, a * b, (a + b) - b == a)
x = 1
for _ in range(70):
    x += x
print(x)
for _ in range(70):
    x //= 2
print(x)
y = 2**47 - 3
for _ in range(6):
    y += 1
    print(y)
y = -2**47 + 3
for _ in range(6):
    y -= 1
    print(y)
print(True + True, True * 7, -True, ~0, True / 2, True // True, False ** False)
