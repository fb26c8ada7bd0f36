# A generator without the handler that converts StopIteration (PEP 479), as only code.replace makes one: from 3.12 on what it
# raises is what `next` takes for its end.
def twice(stop):
    yield 1
    yield 2
    raise stop


twice.__code__ = twice.__code__.replace(co_exceptiontable=b"")


def drain(stop, *default):
    it = twice(stop)
    found = []
    for _ in range(4):
        try:
            found.append(next(it, *default))
        except (StopIteration, RuntimeError, KeyError) as e:
            found.append(repr(e))
    return found


def drain_with_none(stop):
    it = twice(stop)
    found = []
    for _ in range(4):
        try:
            found.append(next(it, None))
        except (RuntimeError, KeyError) as e:
            found.append(repr(e))
    return found


for _ in range(3):
    for error in StopIteration, StopIteration(5), KeyError(6):
        print(drain(error), drain(error, "end"), drain(error, None), drain_with_none(error))


def send(stop):
    it = twice(stop)
    try:
        print(it.send(None), it.send(1))
        print(it.send(2))
    except (StopIteration, RuntimeError) as e:
        print(repr(e), repr(e.__context__))


send(StopIteration(7))
