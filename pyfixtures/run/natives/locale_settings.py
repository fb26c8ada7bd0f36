# fixture: 64-bit
# _locale with the C library's own locale: what is set and told, and arguments that do not fit.
import _locale


def attempt(f, *args):
    try:
        print(f.__name__, args, f(*args))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


for category in range(-1, 14):
    attempt(_locale.setlocale, category)
saved = _locale.setlocale(_locale.LC_ALL)
for name in "C", "POSIX", "C.UTF-8", "nowhere", "LC_CTYPE=C;LC_NUMERIC=C.UTF-8", "LC_NOTHING=C", 5, b"C":
    attempt(_locale.setlocale, _locale.LC_NUMERIC, name)
    attempt(_locale.setlocale, _locale.LC_ALL, name)
    attempt(_locale.setlocale, _locale.LC_NUMERIC)
attempt(_locale.setlocale, _locale.LC_ALL, saved)
print(_locale.setlocale(_locale.LC_ALL) == saved)
for value in None, 5, b"x", "x", None, "", None:
    attempt(_locale.textdomain, value)
for arguments in (None, "a"), ("a", 5), (5, "a"), ("domain", "message"), ("", ""):
    attempt(_locale.dgettext, *arguments)
    attempt(_locale.dcgettext, *arguments, 2**40)
for function in _locale.gettext, _locale.strxfrm:
    for value in None, 5, "abc":
        attempt(function, value)
for pair in ("a", None), (None, "a"), ("a", "b"), ("b", "a"), ("a", "a"):
    attempt(_locale.strcoll, *pair)
for arguments in (None, None), ("", None), ("a", 5):
    attempt(_locale.bindtextdomain, *arguments)
attempt(_locale.bind_textdomain_codeset, "a", 1)
attempt(_locale.nl_langinfo, 14)
attempt(_locale.nl_langinfo, 1)
