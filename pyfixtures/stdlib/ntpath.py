import ntpath as p

paths = ["", "c:", "c:\\", "c:\\a\\b.c", "c:a/b", "\\\\host\\share\\x", "\\\\?\\UNC\\h\\s\\f", "a/b\\..\\c", "C:/../x", ".x.y", "a.b/c", "//x/y/z",
         "\\a", "con", "a\\", b"c:\\b\\d.e"]
for path in paths:
    print(path, p.split(path), p.splitext(path), p.splitdrive(path), p.normpath(path), p.basename(path), p.dirname(path))
for parts in (("c:\\a", "b"), ("c:\\a", "d:b"), ("c:a", "c:b"), ("a", "\\b"), ("c:", "b"), ("a/", "b\\"), ("\\\\h\\s", "x")):
    print(parts, p.join(*parts))
print(p.commonpath(["C:\\a\\b", "c:/A/c"]), p.normcase("A/B"), p.isabs("c:\\x"), p.relpath("c:\\a\\b", "c:\\a\\c"), p.commonprefix(["ab", "ac"]))
for bad in (lambda: p.join("a", b"b"), lambda: p.commonpath(["c:\\a", "d:\\a"]), lambda: p.commonpath(["c:a", "c:\\a"]), lambda: p.relpath("c:\\a", "d:\\b"),
            lambda: p.commonpath([]), lambda: p.normpath(3), lambda: p.relpath("")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
if hasattr(p, "splitroot"):
    print([p.splitroot(path) for path in paths])
print(p.sep, p.altsep, p.pathsep, p.devnull, p.defpath, p.extsep)
