def raising(a):
    try:
        a()
    except a.Error as error:
        raise ValueError("text") from error
    raise a from None
