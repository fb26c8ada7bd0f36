def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"


def override():
    try:
        return "try"
    finally:
        return "finally"


def break_out():
    for i in range(3):
        try:
            raise KeyError(i)
        finally:
            break
    return i


def continue_out():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            raise KeyError(i)
        finally:
            continue
    return seen


def replaced():
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as e:
        return repr(e), repr(e.__context__), e.__cause__


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def else_raises():
    out = []
    try:
        try:
            out.append("try")
        except ValueError:
            out.append("not here")
        else:
            raise ValueError("from else")
        finally:
            out.append("finally")
    except ValueError as e:
        out.append(str(e))
    return out


def deep(n):
    try:
        if n == 0:
            raise IndexError("bottom")
        deep(n - 1)
    finally:
        print("unwind", n)


print(swallow(), override(), break_out(), continue_out())
print(replaced(), value_kept(), list_kept(), else_raises())
try:
    deep(3)
except IndexError as e:
    print(e)


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")


for v in gen():
    print(v)
    break
g = gen()
next(g)
g.close()
def except_return():
    try:
        {}["k"]
    except KeyError as e:
        return e.args
    finally:
        print("after except return")
print(except_return())
