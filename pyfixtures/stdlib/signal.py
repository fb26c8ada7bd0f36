import signal

print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(9).name, signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIG_DFL, repr(signal.SIG_IGN))
print(signal.strsignal(2), len(signal.valid_signals()) > 30, signal.NSIG, signal.Handlers(1), signal.SIG_BLOCK)
old = signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(old, signal.getsignal(signal.SIGTERM), signal.signal(signal.SIGTERM, signal.SIG_DFL))
for bad in (lambda: signal.signal(999, signal.SIG_DFL), lambda: signal.signal(2, "x"), lambda: signal.getsignal(-1), lambda: signal.default_int_handler()):
    try:
        print(bad())
    except BaseException as e:
        print(type(e).__name__, e)
