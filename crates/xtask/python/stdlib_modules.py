"""Lists the modules of this CPython's library whose import generates no code: `-I -S -X frozen_modules=off stdlib_modules.py`.

A module counts where importing it, and all that this imports, calls neither `eval`, `exec` nor `compile` with a text. Prints
`MODULE<tab>NEEDED<tab>USED` for each: the native modules without any one of which the import fails, or generates code, and
those that it finds something else for. Every import has an interpreter of its own: a fork of this one, which has imported
nothing, with the modules of Python code that start-up brought taken out of `sys.modules`.
"""

import builtins
import posix
import signal
import sys

# Import may take no longer, in seconds.
TIME_LIMIT = 20
# Programs, test suites and what others have installed: no library.
LEFT_OUT = {"test", "tests", "idle_test", "site-packages", "__main__", "__pycache__"}
LOADER = "_frozen_importlib_external"
# What the import system of this interpreter is made of.
KEPT = {"builtins", "sys", "__main__", "_frozen_importlib", "_frozen_importlib_external", "zipimport"}


class GeneratesCode(BaseException):
    """Raised where a text would become code. No `except Exception` of the library takes it."""


def is_text(source):
    return isinstance(source, (str, bytes, bytearray, memoryview))


def guarded(function, own_caller=None):
    """`eval`, `exec` or `compile` that refuses texts but from the import system, which compiles files."""

    def guard(source, *args, **kwargs):
        caller = sys._getframe(1)
        if is_text(source) and (own_caller is None or caller.f_globals.get("__name__") != own_caller):
            raise GeneratesCode(caller.f_globals.get("__name__"))
        if not args and not kwargs:
            return function(source, caller.f_globals, caller.f_locals)
        return function(source, *args, **kwargs)

    return guard


def is_native(module):
    """Whether it is built in, or an extension in a file."""
    origin = getattr(getattr(module, "__spec__", None), "origin", None)
    return origin == "built-in" or isinstance(origin, str) and origin.endswith((".so", ".pyd"))


def attempt(name, without):
    """Imports in this process; what came of it, and the native modules that are loaded then."""
    for known, module in list(sys.modules.items()):
        if known not in KEPT and not is_native(module):
            del sys.modules[known]
    start = set(sys.modules)
    native_at_start = {known for known in start if is_native(sys.modules[known])} - {"builtins", "sys"}
    for absent in without:
        sys.modules[absent] = None
    asked = set()
    genuine = builtins.__import__

    def recording(name, globals=None, locals=None, fromlist=(), level=0):
        # The import system itself opens files through `_io`.
        if level == 0 and sys._getframe(1).f_globals.get("__name__") != LOADER:
            asked.add(name)
            asked.update("%s.%s" % (name, item) for item in fromlist or () if isinstance(item, str))
        return genuine(name, globals, locals, fromlist, level)

    builtins.eval = guarded(eval)
    builtins.exec = guarded(exec)
    builtins.compile = guarded(compile, LOADER)
    builtins.__import__ = recording
    try:
        try:
            __import__(name)
        except AttributeError:
            # `genericpath` cannot be imported before `os`, which `site` brings.
            __import__("os")
            __import__(name)
    except GeneratesCode:
        return "generates", ()
    except BaseException:
        return "fails", ()
    native = {n for n in sys.modules if n not in start and is_native(sys.modules[n])}
    return "imports", sorted(native | (asked & native_at_start))


def outcome_of(name, without=()):
    """The same in a process of its own."""
    reader, writer = posix.pipe()
    child = posix.fork()
    if child == 0:
        posix.close(reader)
        null = posix.open("/dev/null", posix.O_RDWR)
        for stream in (0, 1, 2):
            posix.dup2(null, stream)
        signal.alarm(TIME_LIMIT)
        outcome, native = attempt(name, without)
        posix.write(writer, " ".join([outcome, *native]).encode())
        posix._exit(0)
    posix.close(writer)
    written = b""
    while True:
        part = posix.read(reader, 65536)
        if not part:
            break
        written += part
    posix.close(reader)
    posix.waitpid(child, 0)
    outcome, *native = (written.decode() or "fails").split()
    return outcome, native


def modules_in(folder, package):
    """The dotted names of the Python modules in a folder and its packages."""
    names = sorted(posix.listdir(folder))
    for name in names:
        stem = name[:-3] if name.endswith(".py") else name
        path = folder + "/" + name
        if stem in LEFT_OUT:
            continue
        if name.endswith(".py") and stem != "__init__" and stem.isidentifier():
            yield package + stem
        elif name.isidentifier() and "__init__.py" in contents_of(path):
            yield package + name
            yield from modules_in(path, package + name + ".")


def contents_of(path):
    try:
        return posix.listdir(path)
    except OSError:
        return ()


print("# CPython %d.%d.%d" % sys.version_info[:3])
library = next(entry for entry in sys.path if entry.endswith("python%d.%d" % sys.version_info[:2]))
for module in modules_in(library, ""):
    outcome, native = outcome_of(module)
    if outcome == "imports":
        needed = [name for name in native if outcome_of(module, [name])[0] != "imports"]
        used = [name for name in native if name not in needed]
        print(module, " ".join(needed), " ".join(used), sep="\t", flush=True)
