# Laying out text: greedy and balanced wrapping, justification, columns, tables, numbers in words, and a unified diff.
TEXT = "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness"


def greedy(words, width):
    line = []
    for word in words:
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def balanced(words, width):
    best = [0.0] + [float("inf")] * len(words)
    start = [0] * (len(words) + 1)
    for j in range(1, len(words) + 1):
        length = -1
        for i in range(j - 1, -1, -1):
            length += len(words[i]) + 1
            if length > width and i < j - 1:
                break
            cost = best[i] + (0 if j == len(words) else max(0, width - length) ** 2)
            if cost < best[j]:
                best[j], start[j] = cost, i
    lines, j = [], len(words)
    while j:
        lines.append(words[start[j] : j])
        j = start[j]
    return lines[::-1]


def justify(line, width, last=False):
    if last or len(line) == 1:
        return " ".join(line).ljust(width)
    gaps = len(line) - 1
    each, extra = divmod(width - sum(map(len, line)), gaps)
    return "".join(w + " " * (each + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]


def columns(items, width):
    size = max(map(len, items)) + 2
    across = max(1, width // size)
    down = -(-len(items) // across)
    return ["".join(item.ljust(size) for item in items[r::down]).rstrip() for r in range(down)]


def table(rows, heads):
    rows = [[f"{v:.2f}" if isinstance(v, float) else str(v) for v in row] for row in rows]
    sizes = [max(map(len, column)) for column in zip(heads, *rows)]
    numeric = [all(c.replace(".", "").lstrip("-").isdigit() for c in column) for column in zip(*rows)]
    rule = "+".join("-" * (s + 2) for s in sizes).join("++")
    yield rule
    for row in (heads, None, *rows):
        yield rule if row is None else "|" + "|".join(f" {cell:{'>' if n else '<'}{size}} " for cell, size, n in zip(row, sizes, numeric)) + "|"
    yield rule


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10 - 2] + ("-" + SMALL[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return f"{words(n // size)} {name}" + (f"{' and' if rest < 100 else ''} {words(rest)}" if rest else "")


def diff(a, b):
    table_ = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table_[i][j] = table_[i + 1][j + 1] + 1 if a[i] == b[j] else max(table_[i + 1][j], table_[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield " ", a[i]
            i, j = i + 1, j + 1
        elif j == len(b) or i < len(a) and table_[i + 1][j] >= table_[i][j + 1]:
            yield "-", a[i]
            i += 1
        else:
            yield "+", b[j]
            j += 1


for width in (20, 31):
    for lines in (list(greedy(TEXT.split(), width)), balanced(TEXT.split(), width)):
        print(*(f"|{justify(line, width, line is lines[-1])}|" for line in lines), sep="\n")
        print(sum((width - len(" ".join(line))) ** 2 for line in lines[:-1]))
print(*columns(sorted("kiwi fig banana apple cherry date elderberry grape lemon".split()), 40), sep="\n")
print(*table([("tea", 3, 2.5), ("coffee", 12, -10.0), ("é€", 0, 0.125)], ("name", "n", "price")), sep="\n")
print([words(n) for n in (0, 13, 21, 100, 101, 999, 1000, 1066, -45, 1234567, 10**9 + 1)])
old, new = "a b c d e f g".split(), "a x c d f f h g".split()
print(*(" ".join(pair) for pair in diff(old, new)), sep="\n")
assert [w for s, w in diff(old, new) if s != "+"] == old and [w for s, w in diff(old, new) if s != "-"] == new
