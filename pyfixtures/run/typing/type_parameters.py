# fixture: since 3.12
def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T]:
    def __init__(self):
        self.items = []

    def push(self, item: T):
        self.items.append(item)
        return self


print(first([3, 4]), Stack().push(5).items, first.__name__, Stack.__name__)
nested = f"{f"{"inner"}"} {"quote 'x' \n"!r} {[f'{x}' for x in "ab"]}"
print(nested)


def generic[K, *Ts, **P](k: K = 5):
    def inner():
        return k

    return inner


print(generic()(), generic(7)())


class Base[T: (int, str)]:
    kind = "base"

    def show(self):
        return self.kind, __class__.__name__


class Child[U](Base[U]):
    kind = "child"


print(Child().show(), Base().show(), [b.__name__ for b in Child.__mro__][:2])
