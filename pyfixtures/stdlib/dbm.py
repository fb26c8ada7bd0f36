import dbm
import os

name = "/tmp/taipan-dbm-%d" % os.getpid()
print(dbm.whichdb(name), dbm.__all__, dbm.error[0].__name__)
with open(name, "wb") as f:
    f.write(b"\0" * 16)
print(repr(dbm.whichdb(name)))
with open(name + ".dat", "wb"), open(name + ".dir", "wb"):
    pass
print(dbm.whichdb(name))
for n in (name, name + ".dat", name + ".dir"):
    os.unlink(n)
