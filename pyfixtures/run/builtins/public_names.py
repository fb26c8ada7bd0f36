# One JSON object a line: every attribute of every builtin type, with the signature that CPython shows for it.
# fixture: 64-bit
import builtins
import sys


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


def closure(cell=None):
    return lambda: cell


def text(value):
    if value is None:
        return "null"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def frame():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


running = coroutine()
agen = async_generator()
awaited = running.__await__()
sending, throwing = agen.__anext__(), agen.athrow(ValueError)
traceback = frame()
found = [value for _, value in sorted(vars(builtins).items()) if isinstance(value, type)]
found += map(type, [
    None, ..., NotImplemented, generator, generator(), running, awaited, agen, sending, throwing,
    generator.__code__, closure.__get__(1), closure().__closure__[0], len, [].append, list.append, dict.__dict__["fromkeys"],
    list.__len__, [].__len__, type.__dict__["__dict__"], type.__dict__["__basicsize__"], sys, sys.implementation, type.__dict__,
    traceback, traceback.tb_frame, list[int], int | str, sys.flags, sys.version_info,
    iter([]), reversed([]), iter(()), iter(range(1)), iter(range(2**80)), iter(""), iter("\u1234"), iter(b""),
    iter(bytearray()), iter(set()), {}.keys(), {}.values(), {}.items(), iter({}.keys()), iter({}.values()), iter({}.items()),
    reversed({}), reversed({}.values()), reversed({}.items()), iter(len, 1), iter(list[int]), generator.__code__.co_lines(),
    generator.__code__.co_positions(), iter(memoryview(b"")),
])
for unused in awaited, sending, throwing:
    unused.close()
seen = set()
for kind in found:
    if kind in seen:
        continue
    seen.add(kind)
    entries = []
    for name in sorted(vars(kind)):
        value = vars(kind)[name]
        if isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        entries.append(text(name) + ": " + text(getattr(value, "__text_signature__", None)))
    own = text(kind.__text_signature__)
    module = text(kind.__module__)
    print('{"module": %s, "name": %s, "signature": %s, "attributes": {%s}}'
          % (module, text(kind.__qualname__), own, ", ".join(entries)))
print("{%s}" % ", ".join(
    text(name) + ": " + text(getattr(value, "__text_signature__", None))
    for name, value in sorted(vars(builtins).items()) if not isinstance(value, type) and type(value).__module__ != "_sitebuiltins"))
