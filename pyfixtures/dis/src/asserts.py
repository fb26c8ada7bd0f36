def checks(a, b):
    assert a
    assert a, "message"
    assert a and b, (a, b)
    assert not a or b, "%s" % a
    assert a is None and b is not None
    if __debug__:
        return a
