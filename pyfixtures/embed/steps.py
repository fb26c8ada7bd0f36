def collatz(n):
    length = 1
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        length += 1
    return length


try:
    best = max(range(1, 300), key=collatz)
    print(best, collatz(best))
finally:
    print("done")
