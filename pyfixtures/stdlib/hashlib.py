import hashlib
import io

for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name, b"abc")
    h.update(b"def")
    digest = h.hexdigest(20) if name.startswith("shake") else h.hexdigest()
    print(name, h.name, h.digest_size, h.block_size, digest, h.copy().digest(*([4] if name.startswith("shake") else [])).hex()[:8])
print(hashlib.md5().hexdigest(), hashlib.sha256(b"x" * 1000, usedforsecurity=False).hexdigest(), hashlib.sha3_512(b"q").hexdigest()[:20])
b = hashlib.blake2b(b"data", digest_size=16, key=b"key", salt=b"salt", person=b"me", fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=7, last_node=True)
print(b.hexdigest(), hashlib.blake2s(b"data").hexdigest(), hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)
print(hashlib.file_digest(io.BytesIO(b"file" * 100000), "sha1").hexdigest() if hasattr(hashlib, "file_digest") else 0)
for bad in (lambda: hashlib.new("nope"), lambda: hashlib.md5("text"), lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(key=b"k" * 33), lambda: hashlib.shake_128(b"").hexdigest(),
            lambda: hashlib.file_digest(io.StringIO("x"), "md5")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__)
