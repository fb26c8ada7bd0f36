# A code object comes to life in three ways: unmarshalled, by code.replace, and by types.CodeType.
import marshal

FIELDS = """argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name
qualname firstlineno linetable exceptiontable freevars cellvars""".split()
Code = type((lambda: 0).__code__)


def attempt(make, *args, **kwargs):
    try:
        return make(*args, **kwargs)
    except (ValueError, TypeError) as e:
        return f"{type(e).__name__}: {e}"


def loaded(data):
    return attempt(marshal.loads, data)


def replaced(data):
    fields = marshal.loads(data)
    return attempt((lambda: 0).__code__.replace, **{f"co_{name}": v for name, v in zip(FIELDS, fields)})


def constructed(data):
    return attempt(Code, *marshal.loads(data))


def add(a, b):
    return a + b


code = add.__code__
fields = marshal.dumps(tuple(getattr(code, f"co_{name}") for name in FIELDS))
for remade in loaded(marshal.dumps(code)), replaced(fields), constructed(fields):
    print(remade == code)
    add.__code__ = remade
    print(add(2, 3))
deep = (1,) * 30
for _ in range(2):
    deep = (deep,) * 30
print(len(attempt(code.replace, co_consts=(deep, *code.co_consts)).co_consts) > 1)
