from __future__ import division


def true(a, b):
    a /= b
    return a / b // a
