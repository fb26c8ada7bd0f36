def numbers():
    yield 1
    yield 2
    raise LookupError("ran dry")


def doubled(source):
    for n in source:
        yield n * 2


def collect():
    return [n + 1 for n in doubled(numbers())]


try:
    collect()
except LookupError as e:
    print("caught", e)
print(sum(n for n in doubled(numbers())))
