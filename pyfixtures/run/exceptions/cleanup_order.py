# Names bound by except, deleted after; finally with break, continue and return; order of clean-up on each way out.
log = []


def note(*words):
    log.append(" ".join(map(str, words)))


def outcome(f, *arguments):
    log.clear()
    try:
        result = f(*arguments)
    except Exception as error:
        result = f"{type(error).__name__}({error})"
    print(f.__name__, arguments, result, log)


def name_is_gone():
    e = "before"
    try:
        raise KeyError("x")
    except KeyError as e:
        note(type(e).__name__)
    try:
        return e
    except NameError as error:
        return type(error).__name__


def name_deleted_inside():
    try:
        raise KeyError("x")
    except KeyError as e:
        del e
    return "no error"


def name_rebound_inside():
    try:
        raise KeyError("x")
    except KeyError as e:
        e = 5
        note(e)
    return "e" in locals()


def ways_out(how):
    for i in range(2):
        try:
            note("body", i)
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "return":
                return "returned"
            if how == "raise":
                raise ValueError("raised")
        except ValueError:
            note("handler")
            if i:
                raise
        else:
            note("else")
        finally:
            note("finally")
    else:
        note("loop else")
    return "end"


def return_replaced():
    try:
        return note("value") or "first"
    finally:
        note("late")


def nested_finally():
    try:
        try:
            try:
                raise ValueError("v")
            finally:
                note("one")
        finally:
            note("two")
            try:
                raise KeyError("k")
            except KeyError:
                note("three")
    finally:
        note("four")


def return_in_loop_in_finally():
    try:
        raise ValueError("kept")
    finally:
        for i in range(3):
            if i == 1:
                break
            note("i", i)


def value_fixed_before():
    x = [1]
    y = 1
    try:
        return x, y
    finally:
        x.append(2)
        y = 2


def with_and_try():
    class M:
        def __init__(self, n):
            self.n = n

        def __enter__(self):
            note("enter", self.n)

        def __exit__(self, *about):
            note("exit", self.n, about[0] and about[0].__name__)

    for i in range(2):
        with M(i), M(i + 10):
            try:
                if i:
                    return "out"
                continue
            finally:
                note("inner finally")


def while_true():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            note(n)
    return n


for f in (name_is_gone, name_deleted_inside, name_rebound_inside, return_replaced, nested_finally, return_in_loop_in_finally, value_fixed_before, with_and_try, while_true):
    outcome(f)
for how in ("break", "continue", "return", "raise", "nothing"):
    outcome(ways_out, how)
try:
    raise KeyError
except KeyError as module_name:
    pass
print("module_name" in globals())


class Body:
    try:
        raise ValueError("in class")
    except ValueError as caught:
        text = str(caught)
    finally:
        order = list("abc")


print(sorted(n for n in vars(Body) if n[0] != "_"))
