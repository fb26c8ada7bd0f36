import stat

for mode in (0o100644, 0o040755, 0o120777, 0o104755, 0o102711, 0o041777, 0o020620, 0o060660, 0o010600, 0o140777, 0):
    kinds = [n for n in ("S_ISDIR", "S_ISREG", "S_ISLNK", "S_ISCHR", "S_ISBLK", "S_ISFIFO", "S_ISSOCK", "S_ISDOOR",
                         "S_ISPORT", "S_ISWHT") if getattr(stat, n)(mode)]
    print(oct(mode), stat.filemode(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)), kinds)
print({name: value for name, value in sorted(vars(stat).items()) if isinstance(value, int)})
