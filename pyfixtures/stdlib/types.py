import types


def f(a, b=2):
    return a + b


async def co(): ...


def gen():
    yield 1


print(f.__class__ is types.FunctionType, type(f.__code__) is types.CodeType, type(len) is types.BuiltinFunctionType)
print(type([].append) is types.BuiltinMethodType, isinstance(gen(), types.GeneratorType), type(int.real) is types.GetSetDescriptorType)
print(types.LambdaType is types.FunctionType, isinstance(types, types.ModuleType), types.NoneType, types.EllipsisType, types.NotImplementedType)
g = types.FunctionType(f.__code__, {}, "renamed", (10,))
print(g(5), g.__name__, types.MethodType(f, 3)(4))
ns = types.SimpleNamespace(x=1, y="two")
ns.z = [3]
print(ns, ns == types.SimpleNamespace(x=1, y="two", z=[3]), vars(ns))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], m | {"b": 2}, list(m))
try:
    m["a"] = 2
except TypeError as e:
    print(e)


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns["made_with"] = kw
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {"prepared": name}


C = types.new_class("C", (), {"metaclass": Meta, "flag": 1}, lambda ns: ns.update(body=True))
print(C.made_with, C.prepared, C.body, type(C).__name__, C.__module__)
print(types.prepare_class("D", (C,), {"k": 1})[0].__name__, types.prepare_class("D", (C,))[1])


class Entry:
    def __mro_entries__(self, bases):
        return (int, str.__class__)[:1]


e = Entry()
print(types.resolve_bases((e, list)), types.resolve_bases((int,)), types.new_class("E", (e,)).__orig_bases__ == (e,))


class Lazy:
    @types.DynamicClassAttribute
    def name(self):
        return "instance"

    @name.setter
    def name(self, value):
        print("set", value)


print(Lazy().name)
Lazy().name = 5
try:
    Lazy.name
except AttributeError as error:
    print("AttributeError", error)


@types.coroutine
def old():
    got = yield "asked"
    return got * 2


async def user():
    return await old() + 1


c = user()
print(c.send(None))
try:
    c.send(20)
except StopIteration as stop:
    print(stop.value)
print(isinstance(c, types.CoroutineType), types.GenericAlias(list, (int,)), types.UnionType, int | str)
print(types.coroutine(co) is co, [n for n in types.__all__ if n.endswith("Type")])
try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
    print(type(tb) is types.TracebackType, type(tb.tb_frame) is types.FrameType, types.TracebackType(None, tb.tb_frame, 1, 2).tb_lineno)
cell = types.CellType(4)
print(cell.cell_contents, getattr(types, "get_original_bases", lambda c: "none")(C))
