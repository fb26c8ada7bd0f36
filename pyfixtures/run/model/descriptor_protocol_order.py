# Descriptors observed: lookups through instance, class and super, data against non-data, deletion, and errors from each step.
log = []


class Logged:
    def __init__(self, name, value=None):
        self.name, self.value = name, value

    def __get__(self, instance, owner=None):
        log.append(f"get {self.name} {type(instance).__name__} {owner and owner.__name__}")
        return self.value


class Data(Logged):
    def __set__(self, instance, value):
        log.append(f"set {self.name} {value}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        log.append(f"delete {self.name}")
        del instance.__dict__[self.name]


class SetOnly:
    def __set__(self, instance, value):
        log.append(f"setonly {value}")


class DeleteOnly:
    def __delete__(self, instance):
        log.append("deleteonly")


class Raises:
    def __get__(self, instance, owner):
        raise AttributeError("from __get__")


class Meta(type):
    both = Data("meta.both", "meta data")
    plain = Logged("meta.plain", "meta non-data")
    only_meta = Logged("meta.only", "on the metaclass")

    def __getattr__(cls, name):
        log.append(f"meta getattr {name}")
        return f"class fallback {name}"


class Base(metaclass=Meta):
    data = Data("data", "D")
    plain = Logged("plain", "P")
    both = Logged("both", "class both")
    setonly, deleteonly, raises = SetOnly(), DeleteOnly(), Raises()
    overridden = Data("base", "base value")

    def __getattr__(self, name):
        log.append(f"getattr {name}")
        if name == "none":
            raise AttributeError(f"no {name}")
        return f"fallback {name}"


class Child(Base):
    overridden = 5

    @property
    def through_super(self):
        return super().data, super().plain

    @classmethod
    def class_super(cls):
        return super().plain


def attempt(text, f):
    log.clear()
    try:
        result = f()
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{text}: {result!r} {log}")


c = Child()
c.__dict__.update(data="instance data", plain="instance plain", setonly="kept", deleteonly="kept too", raises="shadow")
for name in ("data", "plain", "setonly", "deleteonly", "raises", "overridden", "through_super", "missing", "none", "both"):
    attempt(f"c.{name}", lambda: getattr(c, name))
for name in ("data", "plain", "both", "only_meta", "overridden", "missing", "raises"):
    attempt(f"Child.{name}", lambda: getattr(Child, name))
for name in ("data", "plain", "setonly", "deleteonly", "overridden", "new"):
    attempt(f"c.{name} = 1", lambda: setattr(c, name, 1))
for name in ("data", "plain", "setonly", "deleteonly", "overridden", "new", "absent"):
    attempt(f"del c.{name}", lambda: delattr(c, name))
attempt("class super", Child.class_super)
attempt("super of class", lambda: super(Child, Child).both)
attempt("super in instance", lambda: super(Child, c).overridden)
attempt("super missing", lambda: super(Child, c).missing)
attempt("object getattribute", lambda: object.__getattribute__(c, "missing"))
attempt("type getattribute", lambda: type.__getattribute__(Child, "missing"))
attempt("hasattr", lambda: (hasattr(c, "none"), hasattr(c, "raises"), hasattr(Child, "zz")))
attempt("set on class", lambda: setattr(Child, "both", "over meta"))
attempt("get after", lambda: Child.both)
attempt("vars", lambda: (sorted(vars(c)), sorted(n for n in vars(Child) if n[0] != "_")))
attempt("delete class attribute", lambda: (delattr(Child, "overridden"), c.overridden))
c.callable = Logged("instance attribute", 1)
attempt("no binding in instances", lambda: type(c.callable).__name__)
Child.__get__ = lambda self, instance, owner: ("bound", type(instance).__name__)
Base.late = Child()
attempt("descriptor made late", lambda: (Base().late, Base.late))
