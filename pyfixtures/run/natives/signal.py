"""_signal: numbers, names, handlers that the program calls itself."""
# fixture: 64-bit
import _signal


def attempt(function, *args):
    try:
        print(function.__name__, args[:1], function(*args))
    except BaseException as e:
        print(function.__name__, args[:1], type(e).__name__, e)


print(_signal.SIGINT, _signal.SIGTERM, _signal.SIGKILL, _signal.NSIG, _signal.SIG_DFL, _signal.SIG_IGN)
print([_signal.strsignal(n) for n in (1, 2, 9, 15, 31)], len(_signal.valid_signals()))
print(_signal.getsignal(2) is _signal.default_int_handler, _signal.getsignal(15))


def handler(number, frame):
    print("handled", number)


print(_signal.signal(10, handler))
_signal.raise_signal(10)
print(_signal.signal(10, _signal.SIG_IGN) is handler, _signal.getsignal(10))
_signal.raise_signal(10)
attempt(_signal.raise_signal, 2)
attempt(_signal.default_int_handler, 2, None)
attempt(_signal.signal, 0, handler)
attempt(_signal.signal, 65, handler)
attempt(_signal.signal, 9, handler)
attempt(_signal.signal, 10, "x")
attempt(_signal.getsignal, 99)
attempt(_signal.strsignal, 0)
print(_signal.ItimerError.__mro__)
