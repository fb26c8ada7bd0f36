# The __class__ cell: super() without arguments, __class__ in methods, nested functions, metaclasses and errors.
class Base:
    def name(self):
        return "Base"

    @classmethod
    def make(cls):
        return "Base." + cls.__name__

    @staticmethod
    def static():
        return "static"

    @property
    def prop(self):
        return "Base.prop"


class Child(Base):
    def name(self):
        return "Child+" + super().name()

    @classmethod
    def make(cls):
        return "Child+" + super().make()

    @property
    def prop(self):
        return "Child+" + super().prop

    def own_class(self):
        return __class__

    def in_lambda(self):
        return (lambda: super(__class__, self).name())()

    def in_nested(self):
        def inner(this):
            return super().name()
        return inner(self)

    def in_comprehension(self):
        return [__class__.__name__ for _ in range(2)]

    def in_generator(self):
        return list(super(__class__, self).name() for _ in range(2))

    def rebound(self):
        self = Base()
        try:
            return super().name()
        except TypeError as error:
            return type(error).__name__

    def deleted(self):
        del self
        try:
            return super().name()
        except RuntimeError as error:
            return str(error)

    def with_cell(self):
        def keeps():
            return self
        return super().name(), keeps() is self

    def no_arguments():
        try:
            return super().name()
        except RuntimeError as error:
            return str(error)

    def starred(*args):
        try:
            return super().name()
        except RuntimeError as error:
            return str(error)


class Grandchild(Child):
    pass


for cls in (Child, Grandchild):
    c = cls()
    print(c.name(), c.make(), cls.make(), c.prop, c.own_class().__name__, c.in_lambda(), c.in_nested(), c.in_comprehension())
    print(c.in_generator(), c.rebound(), c.deleted(), c.with_cell(), c.starred())
print(Child.no_arguments())
print(Child.own_class.__closure__[0].cell_contents is Child, Child.own_class.__code__.co_freevars)


def outside():
    return super()


try:
    outside()
except RuntimeError as error:
    print(error)
try:
    super(int, "x")
except TypeError as error:
    print(type(error).__name__)


class Early(type):
    def __new__(meta, name, bases, namespace):
        probe = namespace.get("probe")
        if probe:
            try:
                probe(None)
            except (NameError, RuntimeError) as error:
                print(type(error).__name__, error)
        cls = super().__new__(meta, name, bases, namespace)
        if probe:
            print(probe(None).__name__)
        return cls


class Probed(metaclass=Early):
    def probe(self):
        return __class__


class Lost(type):
    def __new__(meta, name, bases, namespace):
        namespace = dict(namespace)
        namespace.pop("__classcell__", None)
        return super().__new__(meta, name, bases, namespace)


try:
    class WithoutCell(metaclass=Lost):
        def method(self):
            return __class__
except RuntimeError as error:
    print(str(error).replace("\n", " ")[:60])


class Kept(type):
    def __new__(meta, name, bases, namespace):
        print(sorted(k for k in namespace if k == "__classcell__"))
        return super().__new__(meta, name, bases, namespace)


class HasCell(metaclass=Kept):
    def method(self):
        return super()


class HasNone(metaclass=Kept):
    def method(self):
        return 1


print("__classcell__" in vars(HasCell))


class Outer:
    class Inner:
        def which(self):
            return __class__.__qualname__

    def which(self):
        return __class__.__qualname__


print(Outer().which(), Outer.Inner().which())


class Assigned:
    def method(self):
        nonlocal __class__
        __class__ = int
        return __class__

    def after(self):
        return __class__


a = Assigned()
print(a.after().__name__, a.method().__name__, a.after().__name__)


class Mixin:
    def hello(self):
        return "Mixin>" + super().hello()


class Root:
    def hello(self):
        return "Root"


class Mixed(Mixin, Root):
    def hello(self):
        return "Mixed>" + super().hello()


print(Mixed().hello())
s = super(Mixed, Mixed())
print(s.__thisclass__.__name__, s.__self_class__.__name__, type(s.__self__).__name__, s.hello())
unbound = super(Mixed)
print(unbound.__self__, unbound.__get__(Mixed(), Mixed).hello())
