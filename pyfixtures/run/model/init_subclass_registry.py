# __init_subclass__ with keywords, cooperating through super, a registry, validation that rejects, and the order of all hooks.
log = []


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        log.append(f"prepare {name} {sorted(keywords)}")
        return {"prepared": name}

    def __new__(meta, name, bases, namespace, **keywords):
        log.append(f"meta new {name}")
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        log.append(f"made {name}")
        return cls

    def __init__(cls, name, bases, namespace, **keywords):
        log.append(f"meta init {name}")
        super().__init__(name, bases, namespace)

    def __call__(cls, *arguments, **keywords):
        log.append(f"call {cls.__name__}")
        return super().__call__(*arguments, **keywords)


class Named:
    def __init__(self, name):
        self.name = name

    def __set_name__(self, owner, name):
        log.append(f"set_name {owner.__name__}.{name} {hasattr(owner, 'registered')}")


class Plugin(metaclass=Meta):
    registry = {}

    def __init_subclass__(cls, /, key=None, **keywords):
        log.append(f"init_subclass {cls.__name__} {key}")
        super().__init_subclass__(**keywords)
        if key in Plugin.registry:
            raise ValueError(f"{key} is taken by {Plugin.registry[key].__name__}")
        cls.registered = key
        if key:
            Plugin.registry[key] = cls


def show(text):
    print(text, log)
    log.clear()


show("Plugin")


class Json(Plugin, key="json"):
    first = Named("first")
    second = Named("second")

    def __new__(cls, *arguments):
        log.append("new")
        return super().__new__(cls)

    def __init__(self, *arguments):
        log.append(f"init {arguments}")


show("Json")
Json(1, 2)
show("instance")


class Mixin:
    def __init_subclass__(cls, flavour="plain", **keywords):
        log.append(f"mixin {cls.__name__} {flavour}")
        super().__init_subclass__(**keywords)


class Both(Mixin, Json, key="both", flavour="odd"):
    pass


show("Both")


def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""), error.__cause__)
    show("  hooks")


def taken():
    class Again(Plugin, key="json"):
        pass


def unknown():
    class Odd(Plugin, key="odd", colour="red"):
        pass


def failing_set_name():
    class Bad:
        def __set_name__(self, owner, name):
            raise LookupError(f"cannot be {name}")

    class Uses(Plugin):
        attribute = Bad()


def plain_with_keyword():
    class P(x=1):
        pass


def not_callable():
    class N:
        __init_subclass__ = 5

    class M(N):
        pass


for f in (taken, unknown, failing_set_name, plain_with_keyword, not_callable):
    attempt(f)
made = type(Plugin)("Dynamic", (Plugin,), {"x": Named("x")}, key="dynamic")
show("made by call")
made.y = Named("y")
print({k: v.__name__ for k, v in Plugin.registry.items()}, made.prepared if hasattr(made, "prepared") else "not prepared", [c.__name__ for c in Both.__mro__], [c.__name__ for c in Plugin.__subclasses__()])


class Explicit:
    @classmethod
    def __init_subclass__(cls):
        log.append(f"explicit classmethod {cls.__name__}")

    def __class_getitem__(cls, item):
        return cls.__name__, item


class Sub(Explicit):
    pass


print(Sub[1], Explicit[2:3], type(vars(Explicit)["__class_getitem__"]).__name__, type(vars(Plugin)["__init_subclass__"]).__name__)
show("end")
