def raising(a, b, c):
    try:
        a()
    except ValueError, error:
        raise TypeError, error
    except (KeyError, OSError), (x, y):
        raise a, b, c
    except a.Error, b.attr:
        raise a, "text"
