# Managers that lack a method, or fail in it.
def outcome(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class NoExit:
    def __enter__(self):
        print("never entered")


class NoEnter:
    def __exit__(self, *about):
        pass


class Instance:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *about: None


class EnterFails:
    def __enter__(self):
        raise RuntimeError("enter")

    def __exit__(self, *about):
        print("not reached")


class FewArguments:
    def __enter__(self):
        return self

    def __exit__(self):
        print("not reached")


class Slots:
    __slots__ = ("__enter__",)
    __exit__ = None


def use(manager):
    with manager() as x:
        return type(x).__name__


for kind in (NoExit, NoEnter, Instance, EnterFails, FewArguments, Slots, int):
    print(kind.__name__, outcome(lambda: use(kind)))


class Deleting:
    def __enter__(self):
        return self

    def __exit__(self, *about):
        print("exit was looked up before")


def delete():
    with Deleting():
        del Deleting.__exit__


print(outcome(delete), hasattr(Deleting, "__exit__"))
