# bytearray.resize, which came with 3.14.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


b = bytearray(b"abc")
print(hasattr(b, "resize"))
for size in 5, 5, 1, 0, -1, "a", 2**70:
    t(lambda: b.resize(size))
    print(b)
t(lambda: b.resize())
t(lambda: b.resize(size=1))
with memoryview(b):
    t(lambda: b.resize(0))
    t(lambda: b.resize(1))
