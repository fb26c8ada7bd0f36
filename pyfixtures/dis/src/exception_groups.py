def handled(f):
    try:
        f()
    except* ValueError:
        f(1)
    except* (TypeError, KeyError) as group:
        f(group)
    else:
        f(2)
    finally:
        f(3)
    for item in f:
        try:
            item()
        except* OSError as error:
            raise error from None
