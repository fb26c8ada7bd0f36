values = b"", b"abc", b"it's", b'say "x"', b"both ' and \"", b"\x00\x01\x7f\x80\xff", b"\t\n\r\\", b"%d" % 1


def taken(a=b"default"):
    return a in (b"x", b"y"), b"a" b"b"
