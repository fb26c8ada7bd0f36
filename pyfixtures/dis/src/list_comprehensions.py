def lists(a, b):
    plain = [x for x in a]
    filtered = [x + 1 for x in a if x if x > 2]
    nested = [(x, y) for x in a for y in b if x != y]
    inner = [[y for y in x] for x in a]
    closed = [lambda: x + b for x in a]
    return [plain[i] for i in range(3)], filtered, nested, inner, closed


squares = [n * n for n in range(10) if n % 2]
class Body:
    values = [v for v in squares]
