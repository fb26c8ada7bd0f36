TEXT = """It was a bright cold day in April, and the clocks were striking thirteen.
The hallway smelt of boiled cabbage and old rag mats; the day was cold, the clocks were right.
"Thirteen!" she said - it's a cold, cold day."""


def words(text):
    word = ""
    for ch in text.lower():
        if ch.isalpha() or (ch == "'" and word):
            word += ch
        elif word:
            yield word
            word = ""
    if word:
        yield word


counts = {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + 1
ranking = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
for w, n in ranking[:6]:
    print(f"{w:<10}{n:>3} {'#' * n}")
print(len(TEXT.splitlines()), "lines", sum(counts.values()), "words", len(counts), "distinct", len(TEXT), "chars")
letters = {}
for ch in TEXT.upper():
    if "A" <= ch <= "Z":
        letters[ch] = letters.get(ch, 0) + 1
total = sum(letters.values())
for ch in sorted(letters, key=lambda c: (-letters[c], c))[:5]:
    print(f"{ch} {letters[ch]:>3} {letters[ch] / total:6.2%}")
print(max(counts, key=len), min(counts, key=lambda w: (len(w), w)))
print(" ".join(w.capitalize() for w in list(words(TEXT))[:7]))
print({n: sorted(w for w in counts if len(w) == n)[:3] for n in sorted(set(map(len, counts)))})
print(TEXT.translate(str.maketrans("aeiou", "*****"))[:40], TEXT.count("\n"), TEXT.title()[:20])


def caesar(text, k):
    out = []
    for ch in text:
        base = 65 if ch.isupper() else 97
        out.append(chr((ord(ch) - base + k) % 26 + base) if ch.isascii() and ch.isalpha() else ch)
    return "".join(out)


print(caesar(TEXT[:30], 3), caesar(caesar(TEXT, 7), -7) == TEXT)
