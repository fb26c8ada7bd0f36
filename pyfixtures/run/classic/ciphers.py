# Classical ciphers, breaking one by frequencies, base64 by hand, check digits, and RC4 against published vectors.
from binascii import b2a_base64, crc32
from itertools import cycle

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def caesar(text, shift):
    turned = ALPHABET[shift % 26:] + ALPHABET[: shift % 26]
    return text.translate(str.maketrans(ALPHABET + ALPHABET.upper(), turned + turned.upper()))


def vigenere(text, key, sign=1):
    keys = cycle(ALPHABET.index(k) for k in key)
    return "".join(caesar(c, sign * next(keys)) if c.isalpha() else c for c in text)


def rail_fence(text, rails):
    rows = [[] for _ in range(rails)]
    path = cycle([*range(rails), *range(rails - 2, 0, -1)])
    for c, row in zip(text, path):
        rows[row].append(c)
    return "".join(map("".join, rows))


def unfence(text, rails):
    positions = [ord(c) for c in rail_fence("".join(map(chr, range(len(text)))), rails)]
    out = [""] * len(text)
    for at, c in zip(positions, text):
        out[at] = c
    return "".join(out)


class Playfair:
    def __init__(self, key):
        self.square = list(dict.fromkeys(c for c in key + ALPHABET if c != "j"))
        self.at = {c: divmod(i, 5) for i, c in enumerate(self.square)}

    def pairs(self, text):
        letters = [c for c in text.replace("j", "i") if c.isalpha()]
        while letters:
            a = letters.pop(0)
            b = letters.pop(0) if letters and letters[0] != a else "x"
            yield a, b

    def convert(self, pairs, step):
        for a, b in pairs:
            (r1, c1), (r2, c2) = self.at[a], self.at[b]
            if r1 == r2:
                c1, c2 = (c1 + step) % 5, (c2 + step) % 5
            elif c1 == c2:
                r1, r2 = (r1 + step) % 5, (r2 + step) % 5
            else:
                c1, c2 = c2, c1
            yield self.square[r1 * 5 + c1] + self.square[r2 * 5 + c2]

    def encrypt(self, text):
        return "".join(self.convert(self.pairs(text), 1))

    def decrypt(self, text):
        return "".join(self.convert(zip(text[::2], text[1::2]), -1))


def crack(text):
    english = dict(zip("etaoinshrdlu", range(12, 0, -1)))
    return max(range(26), key=lambda shift: sum(english.get(c, 0) for c in caesar(text.lower(), -shift)))


def base64(data):
    digits = ALPHABET.upper() + ALPHABET + "0123456789+/"
    out = ""
    for i in range(0, len(data), 3):
        part = data[i : i + 3]
        value = int.from_bytes(part.ljust(3, b"\0"), "big")
        out += "".join(digits[value >> s & 63] for s in (18, 12, 6, 0))[: len(part) + 1].ljust(4, "=")
    return out


def rc4(key, data):
    s, j = list(range(256)), 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    i, j, out = 0, 0, bytearray()
    for byte in data:
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) & 255])
    return bytes(out)


def luhn(number):
    digits = [int(d) for d in str(number)[::-1]]
    return sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])


def crc(data, table=[]):
    if not table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
            table.append(n)
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF


text = "Meet me at the Old Harbour at midnight, alone."
print(caesar(text, 3), caesar(caesar(text, 3), -3) == text, caesar("Hello", 13), caesar(caesar("Hello", 13), 13))
secret = vigenere(text, "lemon")
print(secret, vigenere(secret, "lemon", -1) == text)
print(rail_fence("wearediscoveredfleeatonce", 3), unfence(rail_fence(text, 4), 4) == text)
p = Playfair("playfairexample")
print("".join(p.square), p.encrypt("hide the gold in the tree stump"), p.decrypt(p.encrypt("hide the gold in the tree stump")))
print([crack(caesar("the quick thief has taken the tea and the toast into the street", n)) for n in (0, 1, 7, 25)])
for data in (b"", b"f", b"fo", b"foo", bytes(range(250, 256))):
    assert base64(data).encode() == b2a_base64(data, newline=False)
    assert crc(data) == crc32(data)
    print(data, base64(data), f"{crc(data):08x}")
for key, plain in ((b"Key", b"Plaintext"), (b"Wiki", b"pedia"), (b"Secret", b"Attack at dawn")):
    assert rc4(key, rc4(key, plain)) == plain
    print(rc4(key, plain).hex().upper())
print([n for n in (4539578763621486, 49927398716, 49927398717, 1234567812345670) if luhn(n) % 10 == 0], [d for d in range(10) if luhn(f"7992739871{d}") % 10 == 0])
morse = dict(zip("sotela", "... --- - . .-.. .-".split()))
print(" ".join(morse[c] for c in "stolate"), "".join({v: k for k, v in morse.items()}[m] for m in "... --- ...".split()))
