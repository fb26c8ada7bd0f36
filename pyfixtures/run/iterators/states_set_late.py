# __setstate__ of iterators that have begun, and of exhausted ones.
for mk in (lambda:iter(bytearray(b'abc')),lambda:reversed((1,2,3)),lambda:reversed([1,2,3]),lambda:iter([1,2]),lambda:iter(b'ab'),lambda:reversed('abc')):
    for st in (-1,-5,2**80,0):
        i=mk(); next(i)
        try: print(i.__setstate__(st), i.__reduce__()[1:], i.__length_hint__()); i.__setstate__(1); print(i.__reduce__()[1:], list(i))
        except Exception as e: print(type(e),e)
    i=mk(); list(i); i.__setstate__(0); print(i.__reduce__()[1:])
