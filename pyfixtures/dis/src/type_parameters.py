type Alias = int
type Generic[T, *Ts, **P] = dict[T, tuple[*Ts]]


def function[T: int, U: (str, bytes), *Ts, **P](a: T, b: U = 1) -> T:
    return a


class Box[T, U: "Box"](list[T], metaclass=type):
    item: T

    def method[V](self, v: V) -> tuple[T, V]:
        type Local = tuple[T, V]
        return v


async def later[T](a: T) -> T:
    return a
