type Alias[T: int, *Ts, **P] = dict[T, tuple[*Ts]]


def first[T: (int, str)](items: list[T]) -> T:
    return items[0]


class Box[T](list[T]):
    size: T

    def get[U](self, other: U) -> T | U:
        return [self.size for _ in (1, 2)]
