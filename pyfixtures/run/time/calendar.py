"""gmtime, mktime, asctime, ctime: calendar times and what they refuse."""
# fixture: 64-bit
import time


def attempt(function, *args):
    try:
        print(function.__name__, args, repr(function(*args)))
    except Exception as e:
        print(function.__name__, args, type(e).__name__, e)


for seconds in (0, -1, 1e10, 1.9, -1.5, "a", 1e300, float("nan"), 10**18, 10**30, -10**12, 951782399, 951782400, 4107542400,
                67767976233532799, -67768040609740800, True):
    attempt(time.gmtime, seconds)
    attempt(time.ctime, seconds)
print(time.gmtime(5).tm_zone, time.gmtime(5).tm_gmtoff)
base = (2024, 2, 29, 13, 5, 9, 3, 60, 0)
attempt(time.asctime, base)
attempt(time.asctime, list(base))
attempt(time.asctime, base[:8])
attempt(time.asctime, (2024,) + (0,) * 8)
for place, values in enumerate([(99999, -5, 2**31 - 1, 2**31, -2**31, -2**31 + 1900), (0, 12, 13, -1), (0, 31, 32, -1), (23, 24, -1),
                                (59, 60), (61, 62), (6, 7, -1, -2), (0, 366, 367, -1), (1, -1, 2**40)]):
    for value in values:
        attempt(time.asctime, base[:place] + (value,) + base[place + 1:])
for given in (base, (1970, 1, 1, 0, 0, 0, 0, 0, 0), (1969, 12, 31, 23, 59, 59, 0, 0, 0), (2024, 14, 35, 30, 70, 90, 0, 0, -1),
              (1, 1, 1, 0, 0, 0, 0, 0, 0), (2024, -5, -5, -5, -5, -5, 0, 0, 0), "x", (1, 2)):
    attempt(time.mktime, given)
for n in range(0, 4_000_000_000, 123_456_789):
    print(time.asctime(time.gmtime(n)), time.gmtime(n)[6:], time.mktime(time.gmtime(n)) - n)
