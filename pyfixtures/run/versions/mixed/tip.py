# fixture: compiled by 3.13
import base
import middle


class Tip(middle.Middle, tag="tip"):
    @property
    def doubled(self):
        return ["tip", super().doubled]

    @middle.shout
    def shouted(self, what="tip"):
        return f"{what}:{self.value}"


async def ticks(n):
    for i in range(n):
        yield await pause(i)


class pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        sent = yield ("pause", self.value)
        return self.value + sent


async def gather(log):
    async with base.Guard(log, (ZeroDivisionError,)):
        found = [t async for t in ticks(3)]
        log.append(found)
        log.append({k: await pause(k) for k in (7, 8)})
        1 / 0
    return "gathered"


def groups():
    try:
        raise ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
    except* ValueError as group:
        first = [repr(e) for e in group.exceptions]
    except* KeyError as group:
        first = first + [repr(group)]
    except* TypeError:
        return_value = first
    return return_value


def through(depth):
    middle.translate(depth)
