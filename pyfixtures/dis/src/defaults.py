def f[T = int, *Ts = *tuple[int, ...], **P = [int]](x: T):
    return f"{x!r:{x}}"


class C:
    def method(self):
        return [locals() for x in (1,)]
