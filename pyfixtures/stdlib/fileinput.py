import fileinput
import os

base = "/tmp/taipan-fileinput-%d-" % os.getpid()
names = [base + n for n in "abc"]
for name, text in zip(names, ("one\ntwo\n", "", "three\nfour")):
    with open(name, "w") as file:
        file.write(text)
with fileinput.input(files=names) as lines:
    for line in lines:
        print(repr(line), lines.filelineno(), lines.lineno(), lines.isfirstline(), lines.filename()[-1:], lines.isstdin())
        if line == "three\n":
            lines.nextfile()
with fileinput.FileInput(names[0], inplace=True, backup=".bak") as f:
    for line in f:
        print(line.strip().upper())
with open(names[0]) as file, open(names[0] + ".bak") as backup:
    print(file.read(), backup.read())
with fileinput.input(names[2:], mode="rb") as f:
    print(f.readline(), f.readline(), f.readline(), f.fileno())
for bad in (lambda: fileinput.lineno(), lambda: fileinput.FileInput(names, mode="w"), lambda: fileinput.FileInput(names, inplace=True, openhook=print),
            lambda: fileinput.input(base + "nope").readline()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).replace(base, ""))
print(fileinput.hook_encoded("utf-8")(names[2], "r").read())
for name in names + [names[0] + ".bak"]:
    os.unlink(name)
