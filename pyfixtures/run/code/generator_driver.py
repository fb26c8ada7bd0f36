# Resumes, throws into and closes what `generator` makes: tests put other code into its place.


def generator():
    yield


def attempt(method, *args):
    try:
        return method(*args)
    except BaseException as e:
        return type(e).__name__


one, two, three = generator(), generator(), generator()
print(next(one), one.gi_yieldfrom, attempt(next, one))
next(two)
print(attempt(two.throw, KeyError("k")), attempt(two.throw, KeyError("k")))
next(three)
print(attempt(three.close), attempt(three.gi_frame and three.send, None))
print("closed")
