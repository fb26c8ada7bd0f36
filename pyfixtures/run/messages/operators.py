# What operators say of operands that do not fit.


def show(label, f, *args, **kwargs):
    try:
        print(label, "->", type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(label, "->", type(error).__name__, error)


import _operator as op


class C:
    pass


values = [1, 1.5, 1j, "a", b"a", bytearray(b"b"), [1], (1,), {1: 1}, {1}, range(2), None, C(), memoryview(b"a"), {1: 1}.keys()]
operators = [op.add, op.mul, op.mod, op.pow, op.and_, op.lt, op.contains, op.getitem, op.iadd, op.imul, op.ior, op.delitem]
for f in operators:
    for a in values:
        for b in values:
            try:
                f(a, b)
            except Exception as error:
                if "0x" not in str(error):
                    print(f"{f.__name__}({type(a).__name__}, {type(b).__name__}): {type(error).__name__} {error}")
for f in (op.neg, op.pos, op.invert, op.abs, op.index, len, iter, next, reversed, int, float, complex, round, sum, max, bytes, chr, hex, memoryview):
    for a in values:
        try:
            f(a)
        except Exception as error:
            if "0x" not in str(error):
                print(f"{f.__name__}({type(a).__name__}): {type(error).__name__} {error}")
