class Empty(Exception):
    pass


class Spaced(Exception):
    def __str__(self):
        return "line one\nline two"


class BadStr(Exception):
    def __str__(self):
        raise ValueError("no text")


try:
    raise Empty
except Empty:
    try:
        raise Spaced
    except Spaced:
        raise BadStr
