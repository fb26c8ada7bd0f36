"""time.struct_time: a tuple of nine items with two more attributes."""
import time

S = time.struct_time


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


t = S(range(9))
print(t, len(t), t[:], t == tuple(range(9)), hash(t) == hash(tuple(range(9))), t.tm_zone, t.tm_gmtoff)
for length in (8, 9, 10, 11, 12):
    attempt(S, range(length))
print(S(range(11)).tm_zone, S(range(11)).tm_gmtoff, S(range(10), {"tm_gmtoff": 7}).tm_gmtoff)
print(S(range(9), {"tm_zone": "X", "tm_gmtoff": 5}).tm_zone)
attempt(S, 1)
attempt(S)
attempt(S, range(9), 5)
attempt(S, sequence=range(9), dict={})
attempt(S, range(9), {"unknown": 1})
print(S(range(11)).__reduce__())
print(S.n_fields, S.n_sequence_fields, S.n_unnamed_fields, S.__match_args__)
if hasattr(t, "__replace__"):
    print(t.__replace__(tm_year=3), t.__replace__(tm_zone="a").tm_zone)
    attempt(t.__replace__, other=1)
for name in ("tm_year", "tm_zone", "other"):
    attempt(setattr, t, name, 1)
attempt(getattr, t, "other")

try:
    type("Sub", (type(t),), {})
except TypeError as e:
    print(e)
match t:
    case S(year, month):
        print(year, month)
# 3.12.1 complains at its end where a program keeps the class alive that long.
del S, t, attempt, time
