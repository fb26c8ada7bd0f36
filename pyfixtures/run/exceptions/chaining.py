def chain():
    try:
        try:
            {}["missing"]
        except KeyError as e:
            raise ValueError("while handling")
    except ValueError as e:
        return e


e = chain()
print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)


def explicit(cause):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise RuntimeError("explicit") from cause
    except RuntimeError as e:
        return e


for cause in (None, OSError("cause"), KeyError):
    e = explicit(cause)
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError from 5
except TypeError as err:
    print(err)
try:
    raise 5
except TypeError as err:
    print(err)
try:
    raise int
except TypeError as err:
    print(err)
try:
    raise ValueError(1, 2) from KeyError("k")
except ValueError as err:
    print(err.args, err, repr(err), repr(err.__cause__))


class AppError(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    def __str__(self):
        return f"NotFound({self.code}): {self.args[0]}"


for cls in (AppError, NotFound):
    try:
        raise cls(404, "gone")
    except AppError as err:
        print(type(err).__name__, err, repr(err), err.code, err.args, isinstance(err, Exception))
for ex in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(), KeyError(1, 2), OSError("plain"), StopIteration(5), SystemExit(3), AttributeError("x"), NameError("n"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), AssertionError(), ZeroDivisionError("z"), KeyError("it's")):
    print(str(ex), repr(ex), ex.args, sep=" | ")
err = ValueError("noted")
err.add_note("first note")
err.add_note("second")
print(err.__notes__, err.with_traceback(None) is err, err.__traceback__)
try:
    err.add_note(5)
except TypeError as t:
    print(t)
print(StopIteration(7).value, SystemExit(4).code)
print(ValueError("a") == ValueError("a"), issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError, BaseException.__subclasses__() != [])
