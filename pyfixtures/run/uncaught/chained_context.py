def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as e:
        raise KeyError("bad " + text)


print(load("12"))
try:
    load("abc")
except KeyError:
    load("xyz")
