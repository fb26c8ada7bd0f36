def form(n):
    log = []
    try:
        log.append("try")
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise KeyError("two")
        if n == 3:
            return log + ["returned"]
    except ValueError as e:
        log.append(("except", str(e)))
    except (KeyError, IndexError) as e:
        log.append(("tuple", repr(e), e.args))
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for n in range(4):
    print(form(n))


def finally_return():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    try:
        return "try value"
    finally:
        print("cleaning")


print(finally_return())


def nested():
    try:
        try:
            raise TypeError("inner")
        finally:
            print("inner finally")
    except TypeError as e:
        print("outer caught", e)
        try:
            raise RuntimeError("second") from e
        except RuntimeError as r:
            print(repr(r), repr(r.__cause__), repr(r.__context__), r.__suppress_context__)
        else:
            print("no")
    finally:
        print("outer finally")
    try:
        e
    except NameError as err:
        print(type(err).__name__, err)


nested()


def reraise():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            print("re-raising")
            raise
    except ArithmeticError as e:
        return type(e).__name__, e.args


print(reraise())


def loop_retry():
    attempts = 0
    while True:
        try:
            attempts += 1
            if attempts < 3:
                raise OSError(attempts)
        except OSError as e:
            print("retry", e)
            continue
        else:
            break
        finally:
            print("tick", attempts)
    return attempts


print(loop_retry())
try:
    raise Exception
except:
    print("bare except")
try:
    pass
finally:
    print("only finally")
try:
    raise
except RuntimeError as e:
    print(e)
