"""BLAKE2 with all its parameters, and what it refuses."""
from _blake2 import blake2b, blake2s


def attempt(make):
    try:
        print(make().hexdigest())
    except Exception as e:
        print(type(e).__name__, e)


for cls in (blake2b, blake2s):
    print(cls.MAX_DIGEST_SIZE, cls.MAX_KEY_SIZE, cls.SALT_SIZE, cls.PERSON_SIZE, cls)
    for data in (b"", b"abc", bytes(range(256)) * 5, bytearray(b"xyz"), memoryview(b"view")):
        attempt(lambda: cls(data))
    for name in ("digest_size", "fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size"):
        for value in (-1, 0, 1, 2, 32, 33, 64, 65, 255, 256, 2**31 - 1, 2**48 - 1, 2**48, 2**64 - 1, True, "x", 1.5):
            # From 3.14 on the message tells of a C type that has 64 bits on some platforms only.
            if name != "leaf_size" or value == "x" or value < 2**40:
                print(name, value, end=": ")
                attempt(lambda: cls(b"data", **{name: value}))
    for name in ("key", "salt", "person"):
        for value in (b"", b"k", b"k" * 8, b"k" * 9, b"k" * 16, b"k" * 17, b"k" * 32, b"k" * 33, b"k" * 65, "text", 1, None):
            print(name, value, end=": ")
            attempt(lambda: cls(b"data", **{name: value}))
    for value in (True, False, 0, 1, [], [0]):
        attempt(lambda: cls(b"data", last_node=value))
    attempt(lambda: cls(b"leaf", digest_size=20, key=b"k", salt=b"s", person=b"p", fanout=2, depth=3, leaf_size=4096,
                        node_offset=5, node_depth=1, inner_size=32, last_node=True, usedforsecurity=False))
    attempt(lambda: cls(b"a", b"b"))
    attempt(lambda: cls("text"))
    attempt(lambda: cls(5))
    attempt(lambda: cls(b"", unknown=1))

    whole, parts = cls(bytes(1000)), cls()
    for _ in range(100):
        parts.update(bytes(10))
    fork = parts.copy()
    print(whole.digest() == parts.digest() == fork.digest(), parts.name, parts.block_size, parts.digest_size)
    fork.update(b"more")
    print(fork.digest() == parts.digest(), fork.digest().hex() == fork.hexdigest(), type(fork) is cls)
    for bad in ("text", 3, None):
        try:
            fork.update(bad)
        except TypeError as e:
            print(e)
    try:
        class Sub(cls):
            pass
    except TypeError as e:
        print(e)
