def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)]


def step(live):
    counts = {}
    for cell in live:
        for n in neighbours(cell):
            counts[n] = counts.get(n, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in live)}


def parse(picture):
    return {(x, y) for y, row in enumerate(picture.split("/")) for x, ch in enumerate(row) if ch == "#"}


def draw(live, width, height):
    for y in range(height):
        print("".join("#" if (x, y) in live else "." for x in range(width)))
    print("-" * width)


glider = parse(".#./..#/###")
for generation in range(5):
    draw(glider, 6, 6)
    glider = step(glider)
blinker = parse(".../###/...")
print(sorted(step(blinker)), step(step(blinker)) == blinker, step(set()))
