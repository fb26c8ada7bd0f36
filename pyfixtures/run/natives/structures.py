"""Struct sequences with fields that are no items: os.stat_result."""
import posix

S = posix.stat_result


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = S(range(10))
print(s, len(s), s.st_mode, s.st_size, s.st_atime, s.st_ctime, s.st_atime_ns)
print(S(range(13)).st_atime, S(range(10), {"st_atime": 1.5}).st_atime, S.n_fields >= 16, S.n_sequence_fields, S.n_unnamed_fields)
print(S.__match_args__)
attempt(S, range(9))
print(s == tuple(range(10)), s[7:], s.__reduce__()[1][0])
attempt(setattr, s, "st_mode", 1)
if hasattr(s, "__replace__"):
    attempt(s.__replace__, st_mode=1)
print(posix.terminal_size((80, 24)), posix.uname_result("abcde").machine)
