# Texts of objects that contain themselves, or nest without end.
# fixture: 64-bit

def outcome(f, *args):
    try:
        return type(f(*args)).__name__
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Repr:
    def __repr__(self):
        return repr(self)

    def __format__(self, spec):
        return format(self, spec)


class Str:
    def __str__(self):
        return str(self)


class List(list):
    def __repr__(self):
        return "List" + repr(list(self))


print(outcome(repr, Repr()), outcome(str, Repr()), outcome(format, Repr()), outcome("{}".format, Repr()))
print(outcome(str, Str()), outcome(lambda: f"{Str()}"), outcome(lambda: "%s" % Str()), outcome(ascii, Repr()))
own = List()
own.append(own)
print(outcome(repr, own))
items = []
items.append(items)
table = {}
table[1] = table
pair = ([],)
pair[0].append(pair)
print(items, table, pair, slice(items, table), {1: items}.values(), {1: table}.items(), type(type.__dict__)(table))
error = ValueError()
error.args = (error,)
print(outcome(repr, error), outcome(str, error))
