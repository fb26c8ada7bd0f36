import _sitebuiltins

q = _sitebuiltins.Quitter("quit", "Ctrl-D")
print(q)
try:
    q(3)
except SystemExit as e:
    print(e.code)
p = _sitebuiltins._Printer("text", "line one\nline two")
print(p)
p()
print(_sitebuiltins._Helper())
