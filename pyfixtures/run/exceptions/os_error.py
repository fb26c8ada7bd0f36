# fixture: 64-bit
for e in (OSError(2, "No such file"), OSError(2, "msg", "file"), OSError("one"), OSError(), OSError(13, "denied", "a", None, "b"), OSError(9999, "odd"), FileNotFoundError("x"), OSError(17, "there"), OSError(1, 2, 3, 4, 5)):
    print(type(e).__name__, str(e), repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2, sep=" | ")
print(OSError is IOError is EnvironmentError, [c.__name__ for c in FileNotFoundError.__mro__])
codes = (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 3)
print([type(OSError(code, "")).__name__ for code in codes])


class Mine(OSError):
    pass


print(repr(Mine(2, "kept")), Mine(2, "kept").errno)
try:
    raise PermissionError(13, "Permission denied", "/root/secret")
except OSError as e:
    print(e)
