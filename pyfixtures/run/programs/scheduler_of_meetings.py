# Calendars: dates from day numbers, recurring events as generators merged lazily, free slots, conflicts, and a month printed.
from _heapq import heappop, heappush, heapreplace

DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


class Date(int):
    """A day number; day 1 is 1 January of year 1."""

    def __new__(cls, year, month=None, day=None):
        if month is None:
            return super().__new__(cls, year)
        length = MONTHS[month - 1] + (month == 2 and leap(year))
        if not 1 <= day <= length:
            raise ValueError(f"{year}-{month:02} has {length} days, not {day}")
        before = year - 1
        days = before * 365 + before // 4 - before // 100 + before // 400
        days += sum(MONTHS[: month - 1]) + (month > 2 and leap(year)) + day
        return super().__new__(cls, days)

    @property
    def parts(self):
        year = int(self) * 400 // 146097 + 1
        while Date(year, 1, 1) > self:
            year -= 1
        rest = int(self) - int(Date(year, 1, 1))
        for month, length in enumerate(MONTHS, 1):
            length += month == 2 and leap(year)
            if rest < length:
                return year, month, rest + 1
            rest -= length

    @property
    def weekday(self):
        return (int(self) - 1) % 7

    def __add__(self, days):
        return Date(int(self) + days)

    def __sub__(self, other):
        return int(self) - int(other) if isinstance(other, Date) else Date(int(self) - other)

    def __str__(self):
        return "{}-{:02}-{:02}".format(*self.parts)

    def __format__(self, spec):
        y, m, d = self.parts
        return spec.replace("d", f"{d:02}").replace("m", f"{m:02}").replace("y", str(y)).replace("a", DAYS[self.weekday]) if spec else str(self)

    __repr__ = __str__


class Event:
    def __init__(self, name, start, minutes, when=None):
        self.name, self.start, self.minutes, self.when = name, start, minutes, when

    def __repr__(self):
        return f"{self.name}@{self.when:a} {self.start // 60:02}:{self.start % 60:02}+{self.minutes}"

    def on(self, day):
        return Event(self.name, self.start, self.minutes, day)

    def overlaps(self, other):
        return self.when == other.when and self.start < other.start + other.minutes and other.start < self.start + self.minutes


def weekly(event, first, days, every=1):
    wanted = {DAYS.index(d) for d in days.split()}
    monday = first - first.weekday
    while True:
        for w in sorted(wanted):
            if (day := monday + w) >= first:
                yield event.on(day)
        monday = monday + 7 * every


def monthly(event, first, nth, day):
    y, m, _ = first.parts
    while True:
        start = Date(y, m, 1)
        found = start + (DAYS.index(day) - start.weekday) % 7 + 7 * (nth - 1)
        if nth == -1:
            found = Date(y + m // 12, m % 12 + 1, 1) - 1
            found = found - (found.weekday - DAYS.index(day)) % 7
        if found >= first:
            yield event.on(found)
        y, m = y + m // 12, m % 12 + 1


def merged(*sources):
    heap = []
    for n, source in enumerate(sources):
        if (first := next(source, None)) is not None:
            heappush(heap, (first.when, first.start, n, first, source))
    while heap:
        _, _, n, event, source = heap[0]
        yield event
        if (following := next(source, None)) is None:
            heappop(heap)
        else:
            heapreplace(heap, (following.when, following.start, n, following, source))


def until(last, events):
    for e in events:
        if e.when > last:
            return
        yield e


def free(events, opens=9 * 60, closes=17 * 60, least=60):
    at = opens
    for e in sorted(events, key=lambda e: e.start):
        if e.start - at >= least:
            yield at, e.start
        at = max(at, e.start + e.minutes)
    if closes - at >= least:
        yield at, closes


def month(y, m, marked=()):
    first = Date(y, m, 1)
    print(f"{y}-{m:02}".center(28))
    print("".join(f"{d:>4}" for d in DAYS))
    row, day = "    " * first.weekday, first
    while day.parts[1] == m:
        row += f"{day.parts[2]:>3}" + ("*" if day in marked else " ")
        if day.weekday == 6:
            print(row.rstrip())
            row = ""
        day = day + 1
    if row:
        print(row.rstrip())


start, end = Date(2024, 2, 1), Date(2024, 3, 10)
standup, review, retro, gym, once = Event("standup", 555, 15), Event("review", 600, 90), Event("retro", 15 * 60, 60), Event("gym", 560, 60), Event("dentist", 630, 45)
plan = list(until(end, merged(weekly(standup, start, "Mon Wed Fri"), weekly(review, start, "Thu", 2), monthly(retro, start, -1, "Fri"), monthly(gym, start, 1, "Mon"), iter([once.on(Date(2024, 2, 29))]))))
print(len(plan), *plan[:8], sep=" | ")
print([(a, b) for i, a in enumerate(plan) for b in plan[i + 1 :] if a.overlaps(b)])
day = Date(2024, 2, 29)
print(f"{day:a d.m.y}", [e for e in plan if e.when == day], [f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}" for a, b in free(e for e in plan if e.when == day)])
month(2024, 2, {e.when for e in plan if e.name in ("review", "retro")})
print(Date(2000, 3, 1) - Date(2000, 2, 28), Date(1900, 3, 1) - Date(1900, 2, 28), Date(1970, 1, 1) + 20000, int(Date(1, 1, 1)), [Date(n).parts for n in (1, 365, 366, 146097, 146098)], all(Date(*Date(n).parts) == n for n in range(1, 800000, 4999)))
for wrong in (lambda: Date(2023, 2, 29), lambda: Date(2024, 13, 1), lambda: Date(2024, 4, 31)):
    try:
        print(wrong())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
