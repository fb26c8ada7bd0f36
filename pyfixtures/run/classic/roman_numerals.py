TABLE = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"out of range: {n}")
    out = ""
    for value, symbol in TABLE:
        count, n = divmod(n, value)
        out += symbol * count
    return out


def from_roman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for a, b in zip(text, text[1:] + "I"):
        v = values[a]
        total += -v if v < values[b] and text else v
    return total


for n in (1, 4, 9, 14, 40, 90, 400, 1066, 1999, 2024, 3999):
    print(n, to_roman(n), from_roman(to_roman(n)))
print(all(from_roman(to_roman(n)) == n for n in range(1, 300)))
for bad in (0, 4000, -1):
    try:
        to_roman(bad)
    except ValueError as e:
        print(e)
try:
    from_roman("ABC")
except KeyError as e:
    print("bad digit", e)
