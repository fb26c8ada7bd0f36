import os

base = "/tmp/taipan-os-%d" % os.getpid()
os.mkdir(base)
os.makedirs(os.path.join(base, "a", "b", "c"), exist_ok=True)
os.makedirs(os.path.join(base, "a", "b", "c"), exist_ok=True)
try:
    os.makedirs(os.path.join(base, "a"))
except FileExistsError as e:
    print(e.errno, e.strerror, e.filename == os.path.join(base, "a"))
for n, name in enumerate(("x.txt", "a/y.txt", "a/b/z.txt")):
    with open(os.path.join(base, name), "w") as file:
        file.write("line\n" * n)


def shown(path):
    return path.replace(base, "BASE")


for top in (True, False):
    for folder, folders, files in os.walk(base, topdown=top):
        folders.sort()
        print(shown(folder), folders, sorted(files))
print(sorted(os.listdir(base)), sorted(e.name for e in os.scandir(base)))
with os.scandir(base) as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry.name, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.stat().st_size if entry.is_file() else "-")
print(os.stat(os.path.join(base, "a/b/z.txt")).st_size, os.access(base, os.W_OK), os.path.isdir(base))
os.rename(os.path.join(base, "x.txt"), os.path.join(base, "w.txt"))
os.replace(os.path.join(base, "w.txt"), os.path.join(base, "v.txt"))
os.renames(os.path.join(base, "v.txt"), os.path.join(base, "new/v.txt"))
print(sorted(os.listdir(base)))
os.symlink("new/v.txt", os.path.join(base, "link"))
print(os.readlink(os.path.join(base, "link")), os.path.islink(os.path.join(base, "link")))
fd = os.open(os.path.join(base, "raw"), os.O_RDWR | os.O_CREAT, 0o600)
print(os.write(fd, b"hello"), os.lseek(fd, 1, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size, os.isatty(fd))
os.ftruncate(fd, 2)
os.close(fd)
print(os.path.getsize(os.path.join(base, "raw")), oct(os.stat(os.path.join(base, "raw")).st_mode & 0o777))
with os.fdopen(os.open(os.path.join(base, "raw"), os.O_RDONLY)) as file:
    print(file.read())
for bad in (lambda: os.rmdir(base), lambda: os.remove(base + "/nope"), lambda: os.listdir(base + "/nope"),
            lambda: os.fsencode(3), lambda: os.fspath(4), lambda: os.close(9999), lambda: os.environ["NOPE_X"],
            lambda: os.getenv("NOPE_X", "default"), lambda: os.environ.__setitem__("a", 3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, shown(str(e)))
os.environ["TAIPAN_TEST"] = "one"
print(os.getenv("TAIPAN_TEST"), os.environ.get("TAIPAN_TEST"), "TAIPAN_TEST" in os.environ, os.environ.pop("TAIPAN_TEST"))
print(os.fsencode("a\udc80é"), os.fsdecode(b"a\x80\xc3\xa9") == "a\udc80é", os.fspath(b"x"), os.PathLike.__name__)


class Path:
    def __fspath__(self):
        return base


print(os.path.join(Path(), "q") == base + "/q", isinstance(Path(), os.PathLike), len(os.urandom(4)))
for name in ("link", "raw", "new/v.txt", "a/y.txt", "a/b/z.txt"):
    os.unlink(os.path.join(base, name))
os.removedirs(os.path.join(base, "a/b/c"))
os.rmdir(os.path.join(base, "new")) if os.path.isdir(os.path.join(base, "new")) else None
os.rmdir(base) if os.path.isdir(base) else None
print(os.path.exists(base), os.name, os.sep, os.linesep == "\n", os.curdir, os.devnull, os.get_exec_path({"PATH": "/a:/b"}))
