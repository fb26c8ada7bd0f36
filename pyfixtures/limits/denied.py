# What a program without permissions is told, and what it gets in place of clock and randomness.
import posix
import sys
import time


def attempt(name, function, *args):
    try:
        print(name, function(*args))
    except OSError as error:
        print(name, type(error).__name__, str(error).replace(folder, "F"))


folder = sys.argv[1]
attempt("open", open, folder + "/secret")
attempt("dots", open, folder + "/allowed/../secret")
attempt("link", open, folder + "/allowed/link")
attempt("inside", lambda: open(folder + "/allowed/file").read())
attempt("write", open, folder + "/allowed/file", "w")
attempt("new", open, folder + "/new", "x")
attempt("list", posix.listdir, folder)
attempt("remove", posix.remove, folder + "/secret")
attempt("system", posix.system, "true")
attempt("environment", lambda: sorted(posix.environ))
attempt("time", lambda: (time.time_ns(), time.time_ns() - time.time_ns()))
attempt("random", posix.urandom, 8)
