def queens(n, row=0, columns=(), diag1=(), diag2=()):
    if row == n:
        yield columns
        return
    for col in range(n):
        if col not in columns and row + col not in diag1 and row - col not in diag2:
            yield from queens(n, row + 1, columns + (col,), diag1 + (row + col,), diag2 + (row - col,))


def draw(solution):
    n = len(solution)
    return "\n".join(" ".join("Q" if c == col else "." for c in range(n)) for col in solution)


for n in range(1, 7):
    solutions = list(queens(n))
    print(n, len(solutions), solutions[0] if solutions else None)
print(draw(next(queens(6))))
