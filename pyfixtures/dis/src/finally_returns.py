def nested(f):
    with f:
        for item in f:
            try:
                with item:
                    return item
            finally:
                f(item)
    try:
        while f:
            try:
                return
            finally:
                f(1)
    finally:
        f(2)


def mixed(f):
    try:
        return f(1)
    except ValueError:
        return f(2)
    else:
        return f(3)
    finally:
        f(4)
