def cleanup(f):
    try:
        f(1)
    finally:
        f(2)
    try:
        try:
            f(3)
        finally:
            f(4)
    except ValueError:
        f(5)
    else:
        f(6)
    finally:
        f(7)


def exits(f):
    for item in f:
        try:
            if item:
                return item
            f(item)
        finally:
            f(8)
    try:
        return f(9)
    finally:
        return f(10)


def loops(f):
    while f:
        try:
            f(1)
        finally:
            if f:
                break
    return f
