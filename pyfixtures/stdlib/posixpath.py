# modules: posixpath genericpath
import genericpath
import os
import posixpath as p

paths = ["", "/", "//", "///a", "a", "a/", "/a/b.c", "a/../b", "./a//b/./c/..", "../..", "/..", ".bashrc", "a.tar.gz",
         "a/.x.y", "~", "~nobody_here/x", "$HOME/x", "..x/y.", b"a/b.c", b"/x/../y"]
for path in paths:
    print(path, p.split(path), p.splitext(path), p.splitdrive(path), p.normpath(path), p.isabs(path), p.dirname(path),
          p.basename(path), p.normcase(path))
for parts in (("a", "b"), ("a/", "b"), ("a", "/b", "c"), ("", "b"), ("a", ""), (b"a", b"c")):
    print(parts, p.join(*parts))
print(p.commonprefix(["/usr/lib", "/usr/local", "/us"]), p.commonprefix([]), p.commonprefix([["a", "b"], ["a", "c"]]))
print(p.commonpath(["/usr/lib", "/usr/local/x", "/usr"]), p.commonpath(["a/b", "a/c"]), p.commonpath([b"/a", b"/"]))
print(p.relpath("/a/b/c", "/a/d"), p.relpath("/a", "/a"), p.relpath("/x/y", "/"), p.relpath("a/b", "a/c/d"))
for bad in (lambda: p.join("a", b"b"), lambda: p.join("a", 3), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]),
            lambda: p.relpath(""), lambda: p.split(3), lambda: p.commonpath(["a", b"b"]), lambda: p.normpath(None),
            lambda: p.commonprefix([1, "a"]), lambda: p.relpath("a", b"b"), lambda: p.abspath(2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(p.exists("/"), p.isdir("/"), p.isfile("/"), p.islink("/"), p.lexists("/nope/x"), p.ismount("/"), p.exists("a\0b"))
print(p.realpath("/../.") , p.samefile("/", "/."), p.abspath("/a/./b"), p.isfile(99999), p.sameopenfile.__module__)
print(genericpath.commonprefix(["abc", "abd"]), genericpath.exists("/nope"), genericpath.getsize.__name__)
try:
    genericpath.getsize("/nope")
except OSError as e:
    print(type(e).__name__, e.errno, e.filename)
print(p.curdir, p.pardir, p.extsep, p.sep, p.pathsep, p.defpath, p.altsep, p.devnull, p.supports_unicode_filenames)
