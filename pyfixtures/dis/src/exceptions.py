def handlers(f):
    try:
        f()
    except (ValueError, TypeError) as error:
        raise RuntimeError("again") from error
    except OSError:
        raise
    except:
        return 1
    else:
        f(2)
    finally:
        f(3)
    for _ in f:
        try:
            continue
        finally:
            f(4)
    with f as a, f(5) as (b, c):
        return a, b, c
    with f:
        raise ValueError
