"""Writes the loader of one version that `taipan unpack` is tested with: XOR of base64 of zlib, three layers deep.

    pythonX.Y pyfixtures/limits/make_packed.py pyfixtures/limits/packed.X.Y.pyc
"""

import base64
import importlib.util
import marshal
import pathlib
import sys
import zlib

PAYLOAD = """
def payload(name):
    return "hello " + name


print(payload("from layer %d" % LAYER))
"""

# What packers emit: the modules that `zlib` and `base64` are made of, and a key that goes round.
LOADER = """
import binascii
import marshal
import zlib

DATA = {data!r}
KEY = {key!r}
plain = bytes(b ^ KEY[i % len(KEY)] for i, b in enumerate(DATA))
code = marshal.loads(zlib.decompress(binascii.a2b_base64(plain)))
exec(code, {{"LAYER": {layer}, "__name__": "__main__"}})
"""


def packed(code, key):
    text = base64.b64encode(zlib.compress(marshal.dumps(code), 9))
    return bytes(b ^ key[i % len(key)] for i, b in enumerate(text))


code = compile(PAYLOAD, "payload.py", "exec")
for layer in 3, 2, 1:
    key = b"key %d" % layer
    code = compile(LOADER.format(data=packed(code, key), key=key, layer=layer), "layer%d.py" % layer, "exec")
head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
pathlib.Path(sys.argv[1]).write_bytes(head + marshal.dumps(code))
