# Cooperative classes: diamonds, super through mixins, keyword passing, super stored and rebound, and abstract templates.
log = []


class Root:
    def __init__(self, **rest):
        log.append("Root")
        if rest:
            raise TypeError(f"left over: {sorted(rest)}")

    def describe(self):
        return ["root"]

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:]
        raise AttributeError(f"{type(self).__name__} has no {name}")


class Sized(Root):
    def __init__(self, *, size=1, **rest):
        log.append(f"Sized {size}")
        self.size = size
        super().__init__(**rest)

    def describe(self):
        return [f"size {self.size}", *super().describe()]


class Coloured(Root):
    def __init__(self, *, colour="red", **rest):
        log.append(f"Coloured {colour}")
        self.colour = colour
        super().__init__(**rest)

    def describe(self):
        return [self.colour, *super().describe()]


class Both(Sized, Coloured):
    def describe(self):
        return ["both", *super().describe()]

    def skipping(self):
        return super(Sized, self).describe(), super(Coloured, self).describe()

    @classmethod
    def make(cls, **options):
        return cls(**options)

    @property
    def kind(self):
        return "both"


class Loud(Both):
    def describe(self):
        return [word.upper() for word in super().describe()]

    @classmethod
    def make(cls, **options):
        made = super().make(**options)
        made.loud = True
        return made

    @property
    def kind(self):
        return f"loud {super().kind}"

    def nested(self):
        def inner():
            return super(Loud, self).describe()[0]

        return inner(), [super(Loud, self).kind for _ in range(2)], (lambda: super(Loud, self).describe()[0])()

    def __getitem__(self, key):
        return super().__getattribute__(key)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        log.append(f"set {name}")


b = Both(size=3, colour="blue")
print([c.__name__ for c in Both.__mro__], b.describe(), b.skipping(), log)
log.clear()
loud = Loud.make(size=2)
print(loud.describe(), loud.kind, loud.nested(), loud.loud, loud["size"], loud.auto_matic, log)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


stored = super(Loud, loud)
print(stored.kind, stored.__self__ is loud, stored.__thisclass__.__name__, stored.__self_class__.__name__, super(Loud, Loud).make.__self__.__name__, repr(super(Both)), super(Both).__get__(loud).describe())
print(attempt(lambda: Both(weight=1)), attempt(lambda: loud.missing), attempt(lambda: super(Loud, b)), attempt(lambda: super(5)), attempt(lambda: super()), attempt(lambda: stored.nothing), attempt(lambda: setattr(stored, "x", 1)), attempt(lambda: type("Bad", (Root, Both), {})), attempt(lambda: type("Bad", (Both, Both), {})))


class Template(Root):
    def run(self):
        return [getattr(self, step)() for step in self.steps]

    steps = ("start", "work", "stop")

    def start(self):
        return "started"

    def work(self):
        raise NotImplementedError(f"{type(self).__name__}.work")

    def stop(self):
        return "stopped"


class Job(Template):
    steps = (*Template.steps, "report")
    work = lambda self: "working"

    def report(self, *, _count=[0]):
        _count[0] += 1
        return f"run {_count[0]}"


print(Job().run(), Job().run(), attempt(Template().run))
Both.describe = lambda self: ["patched", *super(Both, self).describe()]
print(loud.describe(), b.describe(), Both.__dict__["describe"].__qualname__)


def outside(self):
    return super().describe()


Both.outside = outside
print(attempt(lambda: b.outside()))
