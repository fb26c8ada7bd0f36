"""The text of a value in a trace: the same in every run, and made without running any Python code of the traced program.

None, bool, int, float, complex, str, bytes and Ellipsis as repr() has them; exact lists, tuples and dicts with their elements
by these rules, four levels deep; `<function QUALNAME>`, `<code QUALNAME>`, `<class 'QUALNAME'>`; else `<TYPE object>`.
"""

import types

LEVELS = 4
PLAIN = frozenset({type(None), bool, int, float, complex, str, bytes, type(...)})

# The slots themselves, since attribute access on a class or instance may reach the program's own code.
_mro = type.__dict__["__mro__"].__get__
_name = type.__dict__["__name__"].__get__
_qualname = type.__dict__["__qualname__"].__get__


def text(value, level=0):
    kind = type(value)
    if kind in PLAIN:
        return repr(value)
    if kind is types.FunctionType:
        return f"<function {value.__qualname__}>"
    if kind is types.CodeType:
        return f"<code {value.co_qualname}>"
    if type in _mro(kind):
        return f"<class '{_qualname(value)}'>"
    if level < LEVELS:
        if kind is list:
            return "[" + ", ".join([text(item, level + 1) for item in value]) + "]"
        if kind is tuple:
            items = [text(item, level + 1) for item in value]
            return "(" + ", ".join(items) + (",)" if len(items) == 1 else ")")
        if kind is dict:
            pairs = [f"{text(key, level + 1)}: {text(item, level + 1)}" for key, item in value.items()]
            return "{" + ", ".join(pairs) + "}"
    return f"<{_name(kind)} object>"
