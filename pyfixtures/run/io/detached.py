"""Files that were detached from what is below them, or never initialised."""
import _io

b = _io.TextIOWrapper.__new__(_io.TextIOWrapper)
for n in ("repr", "buffer", "encoding", "errors", "newlines", "line_buffering", "write_through", "name", "closed", "_CHUNK_SIZE", "read", "close", "detach", "flush", "seekable", "readable", "writable", "fileno", "isatty", "tell", "readline", "truncate", "__next__", "__del__", "_finalizing", "__enter__", "reconfigure", "seek", "write"):
    for o in (b, None):
        if o is None:
            o = _io.TextIOWrapper(_io.BytesIO(b"abc"), encoding="utf-8"); o.detach()
        try:
            if n == "repr": print(repr(o))
            else:
                v = getattr(o, n)
                print(n, v(*{"seek": (0,), "write": ("x",)}.get(n, ())) if callable(v) else v)
        except Exception as e: print(n, type(e).__name__, e)
for k in (_io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom):
    for o in (k.__new__(k), None):
        if o is None:
            o = k(_io.BytesIO(b"abc")); o.detach()
        for n in ("repr", "raw", "mode", "name", "closed", "read", "close", "detach", "flush", "seekable", "readable", "writable", "fileno", "isatty", "tell", "readline", "truncate", "__next__", "_finalizing", "__enter__", "seek", "write", "peek", "read1", "readinto"):
            if not hasattr(k, n) and n != "repr": continue
            try:
                if n == "repr": print(repr(o))
                else:
                    v = getattr(o, n)
                    print(n, v(*{"seek": (0,), "write": (b"x",), "readinto": (bytearray(3),)}.get(n, ())) if callable(v) else v)
            except Exception as e: print(n, type(e).__name__, e)
