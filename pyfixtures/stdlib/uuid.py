# modules: uuid hashlib
import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.int, u.hex, u.urn, u.bytes, u.bytes_le, u.fields, u.version, u.variant, hash(u) == hash(u.int), int(u) == u.int)
print(uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID("{" + "a" * 32 + "}"), uuid.UUID(bytes_le=b"\x02" * 16, version=4).version)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://x"), u < uuid.UUID(int=2**128 - 1), u == 3, uuid.uuid4().version)
for bad in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x"), lambda: uuid.UUID(int=1, version=9), lambda: setattr(u, "int", 3), lambda: u < 3):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(uuid.SafeUUID.safe, u.is_safe, uuid.NAMESPACE_OID)
