# Each thing that needs a permission, and the option that is named where it is denied.
import posix
import sys
import time

folder = sys.argv[1]


def attempt(name, function, *args):
    try:
        result = function(*args)
    except PermissionError as error:
        result = error.args[1].rsplit(" ", 1)[-1]
    except OSError as error:
        result = type(error).__name__, error.errno
    print(name, result)


def read(path):
    with open(folder + path) as file:
        return file.read()


def write(path):
    with open(folder + path, "w") as file:
        return file.write("new")


for path in "/in/file", "/in/sub/../file", "/in/../out/file", "/in/link", "/door/file", "/in2/file", "/out/file":
    attempt("read " + path, read, path)
for path in "/in/new", "/in/sub/../new2", "/in/../out/new", "/in/dangling", "/door/new3", "/in2/new", "/out/new":
    attempt("write " + path, write, path)
for path in "/in", "/in/../out", "/door":
    attempt("list " + path, lambda: len(posix.listdir(folder + path)) > 0)
attempt("rename", posix.rename, folder + "/in/new", folder + "/out/moved")
attempt("remove", posix.remove, folder + "/in/new")
attempt("environment", lambda: sorted(k for k in posix.environ if k.startswith(b"TAIPAN_TEST")))
attempt("seconds", lambda: time.time())
attempt("random", lambda: posix.urandom(8).hex())
attempt("run", posix.system, "true")


def connect():
    import _socket

    return _socket.socket()


attempt("net", connect)
