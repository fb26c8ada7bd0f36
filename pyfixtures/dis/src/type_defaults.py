type Alias[T = int, *Ts = *tuple[int, str], **P = [int]] = T


def function[T: str = str](a: T, b=1, *, c=2) -> T:
    return a


class Box[T = int]:
    pass
