# Exceptions whose text, notes or names can not be shown.
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


class BadStr(Exception):
    def __str__(self):
        raise ValueError("no text")


class BadRepr:
    def __repr__(self):
        raise ValueError("no repr")


class Meta(type):
    @property
    def __module__(cls):
        return None


class Outer:
    class Inner(Exception):
        pass


class NotText(Exception):
    def __str__(self):
        return 5


show(BadStr())
show(ValueError(BadRepr()))
show(Outer.Inner("nested"))
show(NotText())
show(ValueError(""))
show(ValueError(None))
show(ValueError("trailing newline\n"))
show(ValueError("two\nlines"))
show(ValueError(1, 2))
for notes in (["a note"], "text", 5, [1, "two", None], ("a", "b"), []):
    error = ValueError("with notes")
    error.__notes__ = notes
    show(error)
error = ValueError("bad notes")
error.__notes__ = [BadRepr(), BadStr()]
show(error)
local = type("Local", (Exception,), {"__module__": "somewhere.else"})
show(local("from elsewhere"))
local = type("Plain", (Exception,), {"__module__": "builtins"})
show(local("from builtins"))
local = type("Odd", (Exception,), {"__module__": None})
show(local("from nowhere"))
show(SyntaxError("invalid", ("file.py", 3, 5, "a = = b\n", 3, 6)))
show(SyntaxError("no place"))
show(SyntaxError("no text", ("file.py", 3, 5, None)))
show(SyntaxError("whole", ("file.py", 3, 1, "    indented text\n", 3, 0)))
show(IndentationError("unexpected indent", ("file.py", 1, 4, "    x\n", 1, -1)))
show(SystemExit("text"))
show(KeyError("key"))
show(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"))
show(StopIteration(5))
