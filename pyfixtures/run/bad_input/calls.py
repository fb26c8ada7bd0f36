# Calls that never end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def function():
    return function()


class Instance:
    def __call__(self):
        return self()


class Meta(type):
    def __call__(cls):
        return cls()


class Class(metaclass=Meta):
    pass


class OwnCall:
    pass


class New:
    def __new__(cls):
        return cls()


class Init:
    def __init__(self):
        Init()


class Int(int):
    def __new__(cls, value):
        return Int(value)


class Super:
    def method(self):
        return super(Super, self).__getattribute__("method")()


def ping():
    return pong()


def pong():
    return ping()


def by_map(value):
    return list(map(by_map, [value]))


def by_sort(value):
    return sorted([2, 1], key=by_sort)


def by_max(value):
    return max([1, 2], key=by_max)


def arguments(*args, **kwargs):
    return arguments(*args, 1, **kwargs)


owner = OwnCall()
owner.__call__ = owner
for f in (function, Instance(), lambda: Class(), owner, New, Init, lambda: Int(1), Super().method, ping,
          lambda: by_map(1), lambda: by_sort(1), lambda: by_max(1), lambda: (lambda g: g(g))(lambda g: g(g))):
    print(outcome(f))


class Printer:
    def __init__(self):
        self.write = self

    def __call__(self, text):
        self.write(text)


print(outcome(lambda: print("x", file=Printer())))


def deeper(n):
    try:
        return deeper(n + 1)
    except RecursionError:
        return n


print(deeper(0) > 500, deeper(0) == deeper(0))
