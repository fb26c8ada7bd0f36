def fails(i):
    raise ValueError(i)


def gather():
    errors = []
    for i in range(3):
        try:
            fails(i)
        except ValueError as e:
            e.add_note("note %d" % i)
            errors.append(e)
    raise ExceptionGroup("gathered", [*errors, KeyError("k")])


try:
    gather()
except* KeyError:
    print("key errors are handled")
except* ValueError as e:
    raise RuntimeError("some values were wrong") from e
