"""Dictionaries with int, str and tuple keys: building, looking up, counting, deleting."""


def collatz_lengths(limit):
    lengths = {1: 1}
    for start in range(2, limit):
        n = start
        path = []
        while n not in lengths:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        length = lengths[n]
        for n in reversed(path):
            length += 1
            lengths[n] = length
    return max(range(1, limit), key=lengths.__getitem__), len(lengths)


def words(count):
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield "w" + str(state % 5000)


def count_words(count):
    counts = {}
    for word in words(count):
        counts[word] = counts.get(word, 0) + 1
    groups = {}
    for word, n in counts.items():
        groups.setdefault(n % 10, []).append(word)
    return len(counts), sorted((n, len(group)) for n, group in groups.items())[:3]


def grid_walk(size, steps):
    visited = {}
    x = y = 0
    state = 7
    for step in range(steps):
        state = (state * 16807) % 2147483647
        dx, dy = ((1, 0), (-1, 0), (0, 1), (0, -1))[state % 4]
        x, y = (x + dx) % size, (y + dy) % size
        visited[x, y] = step
        if step % 3 == 0:
            visited.pop((y, x), None)
    return len(visited), sum(visited.values())


print("dicts", collatz_lengths(150_000), count_words(450_000), grid_walk(60, 450_000))
