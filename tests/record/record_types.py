"""Record what CPython shows of its builtin types, for tests/tests/types.rs.

Usage: python3.13 -I -S record_types.py > tests/facts/types/3.13.json
The same program runs compiled in Taipan, so it imports native modules only. An object a line: a type's module, name, bases,
signature, and of each name in its namespace the class of what stands there and its `__text_signature__`. The last line holds the
functions of `builtins`.
"""
import builtins
import sys


def text(value):
    if value is None:
        return "null"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


def make_some():
    """Types that are made when their first instance is, or seen through one only, are found all the same."""
    iter({}.items()), reversed({}.items()), iter(range(2**80)), iter(""), iter("\u1234"), iter(memoryview(b""))
    iter(list[int]), int | str, generator.__code__.co_lines(), generator.__code__.co_positions()
    for awaitable in coroutine(), async_generator().__anext__(), async_generator().athrow(ValueError):
        awaitable.close()


def unraisable():
    """The type of what the hook is given is made when that is first called."""
    import _weakref
    hook, sys.unraisablehook = sys.unraisablehook, lambda args: None
    kept = _weakref.ref({1}, lambda reference: 1 // 0)
    sys.unraisablehook = hook


def subclasses(kind, seen):
    for found in type.__subclasses__(kind):
        if found not in seen:
            seen.append(found)
            subclasses(found, seen)
    return seen


def shown(name, value):
    kind = type(value).__name__
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    signature = getattr(value, "__text_signature__", None)
    # Whether there is a docstring is not a question of what a type can do.
    return "%s: [%s, %s]" % (text(name), "null" if name == "__doc__" else text(kind), text(signature))


def import_some():
    """Types of native modules that not every interpreter has imported by now."""
    import _collections
    import _contextvars
    import _io
    import _signal
    import _string
    import _thread
    import _typing
    import _weakref
    import posix
    import time
    unraisable()
    empty = _collections.OrderedDict()
    iter(empty), empty.keys(), empty.values(), empty.items()
    _string.formatter_parser(""), _string.formatter_field_name_split("a")
    context = _contextvars.copy_context()
    iter(context), context.keys(), context.values(), context.items()
    sys.get_asyncgen_hooks()


make_some()
import_some()
lines = []
for kind in [object] + subclasses(object, []):
    entries = [shown(name, vars(kind)[name]) for name in sorted(vars(kind))]
    bases = ", ".join(text(base.__qualname__) for base in kind.__bases__)
    lines.append('{"module": %s, "name": %s, "bases": [%s], "signature": %s, "attributes": {%s}}' % (
        text(kind.__module__), text(kind.__qualname__), bases, text(kind.__text_signature__), ", ".join(entries)))
print("\n".join(sorted(set(lines))))
functions = [shown(name, value) for name, value in sorted(vars(builtins).items())
             if type(value) is type(len)]
print('{"module": "builtins", "name": null, "bases": [], "signature": null, "attributes": {%s}}' % ", ".join(functions))
