# Special methods that call what calls them.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Loop:
    def __iter__(self):
        return iter(self)

    def __next__(self):
        return next(self)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __contains__(self, item):
        return item in self

    def __getitem__(self, key):
        return self[key]

    def __setitem__(self, key, value):
        self[key] = value

    def __delitem__(self, key):
        del self[key]

    def __add__(self, other):
        return self + other

    def __radd__(self, other):
        return other + self

    def __iadd__(self, other):
        self += other
        return self

    def __pow__(self, other):
        return self ** other

    def __neg__(self):
        return -self

    def __abs__(self):
        return abs(self)

    def __index__(self):
        return [0][self]

    def __int__(self):
        return int(self)

    def __float__(self):
        return float(self)

    def __complex__(self):
        return complex(self)

    def __round__(self, digits=None):
        return round(self, digits)

    def __divmod__(self, other):
        return divmod(self, other)

    def __reversed__(self):
        return reversed(self)

    def __bytes__(self):
        return bytes(self)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *error):
        pass

    def __reduce_ex__(self, protocol):
        return self.__reduce_ex__(protocol)


class Missing(dict):
    def __missing__(self, key):
        return self[key]


def set_item(x):
    x[0] = 1


def delete_item(x):
    del x[0]


def augment(x):
    x += 1


def unpack(x):
    a, b = x


def with_statement(x):
    with x:
        pass


def match(x):
    match x:
        case 1:
            return 1
        case _:
            return 2


operations = [iter, list, next, len, bool, lambda x: 1 in x, lambda x: x[0], set_item, delete_item, lambda x: x + 1,
              lambda x: 1 + x, augment, lambda x: x ** 2, lambda x: -x, abs, lambda x: [1][x], lambda x: "a" * x, int,
              float, complex, round, lambda x: round(x, 2), lambda x: divmod(x, 1), reversed, bytes, with_statement,
              unpack, lambda x: x.__reduce_ex__(4), lambda x: not x, lambda x: range(x), lambda x: "%d" % x, sum, set,
              lambda x: dict(x), lambda x: print(*x), lambda x: hex(x), match]
for i, operation in enumerate(operations):
    print(i, outcome(operation, Loop()).split(":")[0])
print(outcome(lambda: Missing()[1]))
