# fixture: compiled by 3.14
import tip
from tip import *


def describe(value: "anything", *rest, key=None) -> str:
    match value:
        case [first, *others]:
            return f"sequence of {first} and {len(others)}"
        case {"kind": kind, **other}:
            return f"{kind} with {sorted(other)}"
        case tip.Tip(value=[inner]):
            return f"tip of {inner}"
        case int() | float() if value > 10:
            return "large"
        case None | False:
            return "nothing"
        case _:
            return f"something {rest} {key}"


def finish(log):
    for n in range(4):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            log.append(n)
        finally:
            log.append(("finally", n))
    else:
        log.append("never")
    return log


threshold: float = 10


class Latest(Tip, tag="latest"):
    limit: int = 3

    def __iter__(self):
        yield from self.value
        yield from (v for v in range(self.limit) if v)


def deepest(depth):
    try:
        tip.through(depth)
    finally:
        log = finish([])
        del log[:]
