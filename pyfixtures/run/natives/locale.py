"""_locale: the C locale."""
# fixture: 64-bit
import _locale

print(_locale.localeconv())
print([_locale.nl_langinfo(n) for n in (_locale.RADIXCHAR, _locale.THOUSEP, _locale.DAY_1, _locale.ABMON_12, _locale.D_T_FMT,
                                        _locale.AM_STR, _locale.YESEXPR, _locale.CODESET)])
print(_locale.strcoll("a", "b"), _locale.strcoll("b", "a"), _locale.strcoll("é", "é"), _locale.strxfrm("text"))
print(_locale.getencoding(), _locale.gettext("text"), _locale.LC_ALL, _locale.CHAR_MAX)


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


attempt(_locale.setlocale, _locale.LC_ALL, "xx_XX")
attempt(_locale.setlocale, 77, "C")
attempt(_locale.nl_langinfo, 5)
attempt(_locale.strcoll, 1, 2)
attempt(_locale.setlocale, _locale.LC_ALL, 5)
