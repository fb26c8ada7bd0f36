def templates(name, width):
    t"plain"
    t"{name} and {name!r:>{width}} {width=}"
    try:
        return name
    finally:
        pass
    assert name
    return all(n for n in name), any(n for n in name), tuple(n for n in name), NotImplementedError, 5, 500
