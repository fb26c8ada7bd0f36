import sys

sys.modules["_datetime"] = None  # the module in Python, wherever it stands

import datetime as dt
from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.replace(day=1), d.ctime())
print(d + timedelta(days=366), d - date(2023, 1, 1), d < date(2025, 1, 1), date.fromisoformat("2024-12-31"), date.fromisocalendar(2024, 1, 1))
print(date.min, date.max, date.resolution, hash(d) == hash(date(2024, 2, 29)))
t = time(13, 5, 7, 89)
print(t, repr(t), t.isoformat("milliseconds"), time.fromisoformat("04:23:01.5"), t.replace(hour=0), time(1) < t, bool(time(0)))
n = datetime(2024, 2, 29, 23, 59, 59, 999999)
print(n, repr(n), n + timedelta(microseconds=1), n.isoformat(" ", "minutes"), n.date(), n.time())
tz = timezone(timedelta(hours=5, minutes=30), "IST")
aware = n.replace(tzinfo=tz)
print(aware, aware.utcoffset(), aware.tzname(), aware.astimezone(timezone.utc), aware.timestamp())
print(datetime.fromisoformat("2011-11-04T00:05:23+04:00"), datetime.fromisoformat("20111104T000523"), datetime.combine(d, t, timezone.utc))
print(timezone.utc, repr(tz), timezone(timedelta(0)), timezone(-timedelta(hours=3, seconds=1)))
x = timedelta(days=-1, seconds=86399, microseconds=1, milliseconds=2, minutes=3, hours=4, weeks=5)
print(x, repr(x), x.total_seconds(), abs(-x), x * 2, x * 1.5, x / 2, x // timedelta(hours=1), x % timedelta(hours=1), divmod(x, timedelta(days=1)), -x)
print(timedelta(0.1), timedelta(seconds=1e-7), timedelta(1) / timedelta(hours=6), timedelta.max, timedelta.min, bool(timedelta()))
print(sorted([timedelta(2), timedelta(1)]), {timedelta(1): 1}[timedelta(hours=24)], x.days, x.seconds, x.microseconds)
for bad in (lambda: date(2023, 2, 29), lambda: time(24), lambda: timedelta(10**10), lambda: n - aware, lambda: n < aware, lambda: d < n,
            lambda: date.fromisoformat("nope"), lambda: timezone(timedelta(days=1)), lambda: date(1, 1, 1) - timedelta(1), lambda: d + 3,
            lambda: datetime(2024, 1, 1, fold=2), lambda: date.fromisocalendar(2024, 54, 1), lambda: n == aware, lambda: timezone(3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Zone(dt.tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2 if when and when.month == 7 else 1)

    def dst(self, when):
        return timedelta(hours=1 if when and when.month == 7 else 0)

    def tzname(self, when):
        return "Z%d" % self.utcoffset(when).seconds


for month in (1, 7):
    w = datetime(2024, month, 1, 12, tzinfo=Zone())
    print(w, w.tzname(), w.dst(), w.astimezone(timezone.utc))
print(dt.MINYEAR, dt.MAXYEAR, getattr(dt, "UTC", None), n.__reduce_ex__(2)[1], d.__reduce__()[1])
