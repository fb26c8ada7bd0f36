import filecmp
import os

base = "/tmp/taipan-filecmp-%d" % os.getpid()
for folder in ("a/sub", "b/sub", "b/only_b", "a/only_a"):
    os.makedirs(os.path.join(base, folder))
for name, text in {"a/same": "x" * 9000, "b/same": "x" * 9000, "a/diff": "one", "b/diff": "two", "a/left": "", "b/right": "",
                   "a/sub/deep": "1", "b/sub/deep": "12", "a/RCS": "", "a/kind": ""}.items():
    with open(os.path.join(base, name), "w") as file:
        file.write(text)
os.mkdir(os.path.join(base, "b/kind"))
a, b = os.path.join(base, "a"), os.path.join(base, "b")
print(filecmp.cmp(a + "/same", b + "/same", shallow=False), filecmp.cmp(a + "/diff", b + "/diff", shallow=False), filecmp.cmp(a, b))
print([sorted(part) for part in filecmp.cmpfiles(a, b, ["same", "diff", "left", "nope"], shallow=False)])
d = filecmp.dircmp(a, b, hide=[])
print(d.left_list, d.right_list, d.common, d.left_only, d.right_only, d.common_dirs, d.common_files, d.common_funny, d.funny_files)
print(sorted(d.subdirs), d.subdirs["sub"].common_files, filecmp.DEFAULT_IGNORES[:2])
filecmp.clear_cache()
for folder, folders, files in os.walk(base, topdown=False):
    for name in files:
        os.unlink(os.path.join(folder, name))
    os.rmdir(folder)
try:
    d.nope
except AttributeError as e:
    print(e)
