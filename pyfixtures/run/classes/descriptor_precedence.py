# Data descriptors, instance attributes, other descriptors, __getattr__: which wins, for instances and classes.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return f"data {self.name} of {'class' if instance is None else 'instance'} {owner.__name__}"

    def __set__(self, instance, value):
        print("   set", self.name, value)

    def __delete__(self, instance):
        print("   delete", self.name)


class NonData:
    def __get__(self, instance, owner=None):
        return f"non-data of {'class' if instance is None else 'instance'}"


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["set_only"] = ("set", value)


class DeleteOnly:
    def __delete__(self, instance):
        print("   deleted")


class Meta(type):
    meta_data = Data("meta")
    meta_non_data = NonData()
    both = Data("both of meta")
    shadowed = NonData()

    def __getattr__(cls, name):
        return f"meta getattr {name}"


class C(metaclass=Meta):
    data = Data("data")
    non_data = NonData()
    set_only = SetOnly()
    delete_only = DeleteOnly()
    both = "of class"
    shadowed = "by class"
    plain = "class"

    def __getattr__(self, name):
        return f"getattr {name}"


c = C()
vars(c).update(data="in dict", non_data="in dict", set_only="in dict", delete_only="in dict", plain="in dict")
print(c.data, c.non_data, c.set_only, c.delete_only, c.plain, c.nothing, sep=" | ")
print(C.data, C.non_data, type(C.set_only).__name__, C.plain, C.nothing, sep=" | ")
print(C.meta_data, C.meta_non_data, C.both, C.shadowed, sep=" | ")
c.data = 1
c.non_data = 2
c.set_only = 3
del c.data
try:
    c.delete_only = 4
except AttributeError as error:
    print(error)
del c.delete_only
print(c.data, c.non_data, c.set_only)
try:
    del c.set_only
except AttributeError as error:
    print(error)
C.both = "changed"
print(C.both, C.__dict__["both"])
C.data = "replaced"
print(c.data, C.data)


class Fails:
    def __get__(self, instance, owner=None):
        raise AttributeError("from the descriptor")


class Hooked:
    fails = Fails()

    def __getattr__(self, name):
        return f"hook for {name}"


class Unhooked:
    fails = Fails()


print(Hooked().fails)
try:
    Unhooked().fails
except AttributeError as error:
    print(error)
print(getattr(Unhooked(), "fails", "default"), hasattr(Unhooked(), "fails"))


class InInstance:
    pass


i = InInstance()
i.descriptor = Data("never asked")
print(type(i.descriptor).__name__)
InInstance.__len__ = lambda self: 3
i.__len__ = lambda: 5
print(len(i))


class Slots:
    __slots__ = "a",


s = Slots()
for action in (lambda: s.a, lambda: delattr(s, "a"), lambda: setattr(s, "b", 1), lambda: Slots.a.__get__(1), lambda: Slots.a.__set__(c, 1)):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class LateGet:
    pass


class Late:
    attribute = LateGet()


late = Late()
print(type(late.attribute).__name__)
LateGet.__get__ = lambda self, instance, owner: "bound now"
print(late.attribute)
LateGet.__set__ = lambda self, instance, value: print("   set now", value)
late.attribute = 5
print(late.attribute, vars(late))
del LateGet.__get__
late.__dict__["attribute"] = "own"
print(late.attribute)


class Property:
    @property
    def only_get(self):
        return "got"

    @only_get.getter
    def renamed(self):
        return "other getter"

    no_get = property(None, lambda self, value: print("   no_get set", value))
    nothing = property()


p = Property()
print(p.only_get, p.renamed, Property.only_get.fset)
p.no_get = 1
for action in (lambda: setattr(p, "only_get", 1), lambda: delattr(p, "only_get"), lambda: p.no_get, lambda: p.nothing, lambda: setattr(p, "nothing", 1)):
    try:
        action()
    except AttributeError as error:
        print(error)
