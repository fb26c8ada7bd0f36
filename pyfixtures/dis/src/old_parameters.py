def unpacked(a, (b, (c, d)), e=1):
    return a, b, c, d, e


pairs = lambda (x, y), z: (x, y, z)


class Old:
    def method(self, (a, b)=(1, 2)):
        return lambda: a
