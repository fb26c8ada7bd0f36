"""_string: format strings taken apart."""
import _string


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


print(list(_string.formatter_parser('a{b!r:c{d}}e{{f}}{}'))); t(lambda: list(_string.formatter_parser('{'))); t(lambda: list(_string.formatter_parser('}'))); f,r=_string.formatter_field_name_split('a.b[c][0].d'); print(f,list(r)); f,r=_string.formatter_field_name_split('0[x]'); print(f,list(r)); t(_string.formatter_parser,3); t(_string.formatter_field_name_split,3); t(lambda: list(_string.formatter_field_name_split('a[b')[1])); t(lambda: list(_string.formatter_field_name_split('a[b]c')[1])); t(lambda: list(_string.formatter_field_name_split('a.')[1])); print(type(_string.formatter_parser('')), type(r)); t(lambda: list(_string.formatter_parser('{a!}'))); t(lambda: list(_string.formatter_parser('{a!rx}')));t(lambda: list(_string.formatter_parser('{a!r:}{b:}')))
