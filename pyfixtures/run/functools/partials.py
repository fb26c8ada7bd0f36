# partial objects: merging, attributes, reprs, and as methods.
from _functools import partial, reduce, cmp_to_key


def show(*arguments, **keywords):
    return arguments, keywords


p = partial(show, 1, a=2)
q = partial(p, 3, a=4, b=5)
print(p(), q(9, b=6), q.func is show, q.args, q.keywords, partial(show)())
print(repr(partial(int, "5", base=8)).replace("class ", ""), partial(int, base=2)("101"), p.keywords, p(a=0))
p.extra = "attribute"
print(p.extra, p.__dict__, type(p).__name__)


class Holder:
    static = partial(show, "bound?")


print(len(Holder.static(1)[0]))
for wrong in (lambda: partial(), lambda: partial(5), lambda: partial(show, a=1).missing, lambda: setattr(p, "func", 1), lambda: p.__setstate__(5), lambda: p.__setstate__((1, 2, 3, 4)),
              lambda: reduce(lambda a, b: a, []), lambda: reduce(5, [1, 2]), lambda: reduce(show), lambda: reduce(show, 5), lambda: cmp_to_key(),
              lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2), lambda: cmp_to_key(show)(1) < 5, lambda: hash(cmp_to_key(show)(1))):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
q.__setstate__((show, (7,), {"z": 1}, {"note": "state"}))
print(q(), q.note, q.__reduce__()[2][1:])
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 5), reduce(None, [1]), reduce(lambda a, b: b + a, "abc", "-"))
by_length = cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(["ccc", "a", "bb", "d"], key=by_length), by_length("x") == by_length("y"), by_length("x").obj, max(["aa", "b", "cc"], key=by_length))
