# Huffman codes over bytes: a tree by heap, canonical codes, a bit stream, and back.
from _heapq import heapify, heappop, heappush


class Bits:
    def __init__(self, data=b""):
        self.data, self.held, self.count = bytearray(data), 0, 0

    def write(self, value, width):
        self.held = self.held << width | value
        self.count += width
        while self.count >= 8:
            self.count -= 8
            self.data.append(self.held >> self.count & 0xFF)
        self.held &= (1 << self.count) - 1

    def finish(self):
        padding = -self.count % 8
        self.write(0, padding)
        return bytes(self.data), padding

    def __iter__(self):
        for byte in self.data:
            for shift in range(7, -1, -1):
                yield byte >> shift & 1


def lengths(data):
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    heap = [(n, i, byte) for i, (byte, n) in enumerate(sorted(counts.items()))]
    heapify(heap)
    serial = len(heap)
    if serial == 1:
        return {heap[0][2]: 1}
    while len(heap) > 1:
        (n, _, a), (m, _, b) = heappop(heap), heappop(heap)
        heappush(heap, (n + m, serial, (a, b)))
        serial += 1
    result = {}
    stack = [(heap[0][2], 0)]
    while stack:
        node, depth = stack.pop()
        match node:
            case (a, b):
                stack += [(a, depth + 1), (b, depth + 1)]
            case byte:
                result[byte] = depth
    return result


def canonical(sizes):
    code, previous = 0, 0
    for size, byte in sorted((size, byte) for byte, size in sizes.items()):
        code <<= size - previous
        yield byte, (code, size)
        code, previous = code + 1, size


def compress(data):
    sizes = lengths(data)
    table = dict(canonical(sizes))
    bits = Bits()
    for byte in data:
        bits.write(*table[byte])
    packed, padding = bits.finish()
    return sizes, padding, packed


def expand(sizes, padding, packed):
    table = {(code, size): byte for byte, (code, size) in canonical(sizes)}
    out, code, size = bytearray(), 0, 0
    stream = list(Bits(packed))
    for bit in stream[: len(stream) - padding]:
        code, size = code << 1 | bit, size + 1
        if (byte := table.get((code, size))) is not None:
            out.append(byte)
            code = size = 0
    if size:
        raise ValueError(f"{size} bits left over")
    return bytes(out)


for text in (b"abracadabra", b"aaaa", b"the quick brown fox jumps over the lazy dog " * 3, bytes(range(16)), "naïve café".encode()):
    sizes, padding, packed = compress(text)
    assert expand(sizes, padding, packed) == text
    print(len(text), len(packed), padding, packed[:12].hex(" "), sorted(sizes.values()))
for byte, (code, size) in canonical(lengths(b"abracadabra")):
    print(chr(byte), f"{code:0{size}b}")
sizes, padding, packed = compress(b"abracadabra")
try:
    expand(sizes, padding + 1, packed)
except ValueError as error:
    print(error)
