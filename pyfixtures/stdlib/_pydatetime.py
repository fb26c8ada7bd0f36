from _pydatetime import MAXYEAR, date, datetime, time, timedelta, timezone

d = date(1999, 12, 31)
print(d + timedelta(1), repr(d), d.isocalendar(), datetime(2000, 1, 1, 1, tzinfo=timezone.utc).isoformat(), MAXYEAR)
print(datetime.fromisoformat("2024-05-06T07:08:09.123456+01:00"), time.fromisoformat("T10:11"), timedelta(hours=25) // 3)
print([date(year, 1, 1).isocalendar().week for year in range(2015, 2025)], sum((date(2024, m, 1).weekday() for m in range(1, 13))))
try:
    datetime(2024, 13, 1)
except ValueError as e:
    print(e)
print(date.__module__, format(d, ""))
