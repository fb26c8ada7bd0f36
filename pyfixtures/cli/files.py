# Files on disk, in the folder that the argument names.
import sys
folder = sys.argv[1]
path = folder + "/a.txt"


def attempt(function, *arguments, **keywords):
    try:
        result = function(*arguments, **keywords)
        print(str(result).replace(folder, "F"))
        return result
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "F"))


with open(path, "w", encoding="utf-8") as file:
    print(repr(file).replace(folder, "F"), file.name == path, file.mode, file.encoding, file.errors, file.newlines, file.line_buffering, file.buffer.raw.closefd)
    print(file.write("one\ntwo\nthree é\n"), file.tell(), file.writable(), file.readable(), file.seekable(), file.isatty())
    attempt(file.read)
    print("printed", file=file)
attempt(file.write, "x")
with open(path) as file:
    print(file.readline(), file.tell(), file.readlines(), file.read(), file.closed)
with open(path, "rb") as file:
    print(str(file).replace(folder, "F"), file.read(5), file.peek(3)[:3], file.seek(-4, 2), file.read(), file.raw.mode)
    attempt(file.write, b"")
with open(path, "a+b") as file:
    print(file.mode, file.tell(), file.write(b"tail"), file.seek(0), file.read(4), file.truncate(10), file.seek(0), file.read())
with open(path, "r+", newline="") as file:
    file.write("XY\r\n")
    file.seek(0)
    print(repr(file.read()))
with open(path, "wb", buffering=0) as file:
    print(str(file).replace(folder, "F"), file.write(b"raw"), file.tell(), file.fileno() > 2)
print(open(path).read(), open(path, "rb", 0).readall())
attempt(open, path, "x")
attempt(open, folder + "/none.txt")
attempt(open, folder)
attempt(open, folder + "/none/a", "w")
attempt(open, path, encoding="no-such")
attempt(open, "a\0b")
attempt(open, None)


class Named:
    def __fspath__(self):
        return path


attempt(lambda: open(Named()).read())
file = open(path, "w")
file.write("kept")
del file
attempt(lambda: open(path).read())
with open(path, "w") as f:
    f.writelines(["a\n", "b\n"])
attempt(lambda: [*open(path)])
attempt(lambda: open(path, opener=lambda p, flags: 1 / 0))
f = open(path, closefd=True)
fd = f.fileno()
g = open(fd, closefd=False)
print(g.read(), g.name == fd)
g.close()
f.close()
attempt(f.fileno)
attempt(open, 99)
