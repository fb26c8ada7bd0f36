# Marks under lines with wide characters, tabs and long expressions.
import sys


def show(f):
    try:
        f()
    except Exception:
        sys.excepthook(*sys.exc_info())


def wide():
    文字 = "漢字"; return 文字 + 1


def accents():
    é = "ñandú"; return é.größe


def tabs():
	value = None;	return value	+	1


def whole():
    raise KeyError("all of the line")


def spaces():
    return  ( 1   /   0 )


def many():
    a = b = c = 1; d = 0; return a + b * c - (a / d) + b ** c


def call_of_call():
    return (lambda: (lambda: None)())()()


def attribute_of_subscript():
    return [[], [1]][1][0].real.imag.nope


def comparison():
    return 1 < 2 < "three" < 4


def unary():
    return not -"text"


def keyword():
    return dict(a=1, b=2)["c"]


def format_spec():
    return f"{1:>{'x'}}" + f"{[].nope}"


def star():
    return print(*[1], *None)


def in_lambda():
    return (lambda x, y: x[y])({}, "key")


def in_comprehension():
    return [1 / x for x in (2, 1, 0)]


def in_generator():
    return list(1 / x for x in (2, 1, 0))


def in_class():
    class Body:
        value = undefined_name


for f in (wide, accents, tabs, whole, spaces, many, call_of_call, attribute_of_subscript, comparison, unary, keyword, format_spec, star,
          in_lambda, in_comprehension, in_generator, in_class):
    show(f)
