"""Text: splitting, joining, formatting, replacing, searching, comparing."""

TEXT = "the quick brown fox jumps over the lazy dog while seven wizards quietly box "


def titles(rounds):
    out = []
    for i in range(rounds):
        parts = TEXT.split()
        parts[i % len(parts)] = parts[i % len(parts)].upper()
        line = "-".join(parts)
        out.append(line.replace("-", " ", i % 5).title()[: 10 + i % 20])
    return sum(map(len, out)), out[-1]


def formatted(rounds):
    size = 0
    for i in range(rounds):
        size += len(f"{i:>8}|{i / 7:.3f}|{i:x}|{'even' if i % 2 == 0 else 'odd'!s:<5}")
        size += len("%05d %s %r" % (i, "text", str(i)))
        size += len("{}:{:,}".format(i, i * 1000))
    return size


def caesar(text, shift):
    out = []
    for ch in text:
        if "a" <= ch <= "z":
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)


def search(rounds):
    hits = 0
    for i in range(rounds):
        needle = TEXT[i % 60 : i % 60 + 4]
        hits += TEXT.find(needle) + TEXT.count("o") + TEXT.startswith("the") + (needle in TEXT)
        hits += needle.strip().isalpha() + (needle < "m")
    return hits


def build(rounds):
    text = ""
    for i in range(rounds):
        text += str(i % 10)
    return len(text), text.count("7")


coded = TEXT
for shift in range(1300):
    coded = caesar(coded, shift % 26)
print("strings", titles(75_000), formatted(170_000), coded[:15], search(380_000), build(380_000))
