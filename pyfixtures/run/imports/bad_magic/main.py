import sys
Loader = type(__loader__)
import module
class Broken(Loader):
    data = b""
    def get_data(self, path):
        return self.data
for data in [b"", b"abc", b"\x00\x00\r\n" + b"\0" * 12]:
    Broken.data = data
    try:
        Broken("x", "/x.pyc").get_code("x")
    except (ImportError, EOFError) as e:
        print(type(e).__name__, e, e.name, e.path)
good = module.__loader__.get_data(module.__file__)
Broken.data = good[:10]
try:
    Broken("x", "/x.pyc").get_code("x")
except EOFError as e:
    print(type(e).__name__, e)
Broken.data = good
print(Broken("x", "/x.pyc").get_code("x").co_name)
