import netrc
import os

name = "/tmp/taipan-netrc-%d" % os.getpid()
with open(name, "w") as f:
    f.write("machine host1 login me password \"se cret\"\nmachine h2 login you account acc password p#w\ndefault login anon password x\n\nmacdef m\nline1\nline2\n\n")
n = netrc.netrc(name)
print(n.hosts, n.macros, n.authenticators("host1"), n.authenticators("elsewhere"))
print(n)
with open(name, "w") as f:
    f.write("machine host1\nbad follower")
try:
    netrc.netrc(name)
except netrc.NetrcParseError as e:
    print(str(e).replace(name, "NAME"), e.lineno, e.msg)
os.unlink(name)
