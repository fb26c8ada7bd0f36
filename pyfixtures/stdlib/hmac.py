import sys

sys.modules["_hashlib"] = None  # the module in Python, wherever it stands
import hashlib
import hmac

for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2s"):
    h = hmac.new(b"key", b"msg", name)
    h.update(b" more")
    print(h.name, h.hexdigest(), h.digest_size, h.block_size, h.copy().digest() == h.digest(), hmac.digest(b"key", b"msg more", name) == h.digest())
print(hmac.new(b"k" * 200, b"", hashlib.sha256).hexdigest(), hmac.HMAC(b"", digestmod=hashlib.sha1).hexdigest(), hmac.trans_5C[:4])
for bad in (lambda: hmac.new(b"k"), lambda: hmac.new("k", digestmod="md5"), lambda: hmac.new(b"k", digestmod="nope")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
if hasattr(hmac, "compare_digest"):
    print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))
