# Message digests: names, sizes, values, updates, copies, and what they refuse.
import sys
import _md5
import _sha1
import _sha3

if sys.version_info >= (3, 12):
    import _sha2
    sha2 = [_sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512]
else:
    import _sha256
    import _sha512
    sha2 = [_sha256.sha224, _sha256.sha256, _sha512.sha384, _sha512.sha512]


def attempt(function, *arguments, **options):
    try:
        print(function(*arguments, **options))
    except Exception as error:
        print(type(error).__name__, error)


makers = [_md5.md5, _sha1.sha1, *sha2, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512]
for make in makers:
    empty = make()
    print(empty.name, empty.digest_size, empty.block_size, empty.hexdigest())
    whole = make(b"The quick brown fox" * 20)
    parts = make()
    for _ in range(20):
        parts.update(bytearray(b"The quick "))
        parts.update(memoryview(b"brown fox"))
    copy = parts.copy()
    copy.update(b"!")
    print(whole.hexdigest() == parts.hexdigest(), copy.hexdigest() != whole.hexdigest(), whole.digest().hex() == whole.hexdigest(), whole.hexdigest())
for make in _sha3.shake_128, _sha3.shake_256:
    shake = make(b"abc")
    print(shake.name, shake.digest_size, shake.block_size, shake.hexdigest(10), shake.digest(4), shake.copy().hexdigest(3), len(shake.digest(500)))
    attempt(shake.digest, -1)
attempt(_md5.md5, "text")
attempt(_sha1.sha1, None)
attempt(_sha1.sha1().update, "text")
attempt(lambda: _md5.md5(b"a", usedforsecurity=False).hexdigest())
attempt(lambda: _md5.md5(string=b"a").hexdigest())
