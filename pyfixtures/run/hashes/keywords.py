# How the constructors of digests call what they hash.
import _md5, _sha1, _sha3


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs).hexdigest())
    except Exception as e:
        print(type(e).__name__, e)


for f in _md5.md5, _sha1.sha1, _sha3.sha3_224:
    print(f.__name__, f.__text_signature__)
    t(f)
    t(f, b"a")
    t(f, data=b"a")
    t(f, string=b"a")
    t(f, b"a", string=b"b")
    t(f, b"a", data=b"b")
    t(f, data=b"a", string=b"b")
    t(f, b"a", b"b")
    t(f, foo=1)
    t(f, "a")
    t(f, None)
    t(f, b"a", usedforsecurity=False)
