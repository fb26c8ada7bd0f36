"""Writes the loaders that `taipan unpack` is tested with: code in code in code, each layer hidden in another way.

    python3.13 pyfixtures/limits/make_loaders.py pyfixtures/limits
"""

import marshal
import pathlib
import sys
import types

KEY = 0x5A

INNERMOST = """
def payload(name):
    return "hello " + name


print(payload("from the innermost layer"))
"""

# Bytes as hexadecimal text.
HEX_LOADER = """
import marshal
DATA = {data!r}
exec(marshal.loads(bytes.fromhex(DATA)))
"""

# XOR, then a function made of the code.
XOR_LOADER = """
import marshal
import types
DATA = {data!r}
decoded = bytes(b ^ {key} for b in DATA)
code = marshal.loads(decoded)
types_function = type(lambda: None)
types_function(code, globals())()
types_function(code, globals())
"""

# Base64 by hand.
BASE64_LOADER = """
import marshal
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
DATA = {data!r}
bits = "".join(format(ALPHABET.index(c), "06b") for c in DATA)
decoded = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8))
eval(marshal.loads(decoded))
"""


def base64(data):
    import base64

    return base64.b64encode(data).decode().rstrip("=")


def compiled(source, name):
    return compile(source.replace("import types\n", ""), name, "exec")


def pyc(code):
    import importlib.util

    return importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8) + marshal.dumps(code)


def main(folder):
    inner = compiled(INNERMOST, "innermost.py")
    third = compiled(HEX_LOADER.format(data=marshal.dumps(inner).hex()), "third.py")
    hidden = bytes(b ^ KEY for b in marshal.dumps(third))
    second = compiled(XOR_LOADER.format(data=hidden, key=KEY), "second.py")
    first = compiled(BASE64_LOADER.format(data=base64(marshal.dumps(second))), "first.py")
    (folder / "loader.pyc").write_bytes(pyc(first))
    # A loader of itself, without an end.
    source = "def f(): pass\nn = globals().get('n', 0) + 1\ncode = CODE.replace(co_firstlineno=n)\nexec(code, {'n': n, 'CODE': code})\n"
    head = "import marshal\nDATA = {data!r}\nCODE = marshal.loads(DATA)\nexec(CODE, {{'CODE': CODE}})\n"
    endless = compiled(head.format(data=marshal.dumps(compiled(source, "again.py"))), "endless.py")
    (folder / "endless.pyc").write_bytes(pyc(endless))


main(pathlib.Path(sys.argv[1]))
