# fixture: compiled by 3.11


class Base:
    made = []

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Base.made.append(cls.__name__)

    def __init__(self, value):
        self.value = value

    @property
    def doubled(self):
        return self.value * 2

    @classmethod
    def of(cls, *values, **named):
        return [cls(v) for v in values] + [cls(v) for _, v in sorted(named.items())]

    def compare(self, other, *, strict=True):
        return self.value < other.value if strict else self.value <= other.value

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


def numbers(n):
    got = 0
    for i in range(n):
        try:
            got = yield i + (got or 0)
        except KeyError as e:
            got = len(e.args[0])
        finally:
            got = got or 0
    return "numbers done"


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


class Guard:
    def __init__(self, log, swallow=()):
        self.log, self.swallow = log, swallow

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, kind, value, traceback):
        self.log.append(("exit", kind and kind.__name__))
        return kind is not None and issubclass(kind, self.swallow)

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *error):
        return self.__exit__(*error)


def fail(depth, call=None):
    if depth:
        return fail(depth - 1, call)
    if call:
        return call()
    raise LookupError("bottom")
