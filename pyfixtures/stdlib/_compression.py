import _compression
import io


class Reverse:
    """Reverses what it has until a full stop."""

    def __init__(self):
        self.eof, self.unused_data, self.needs_input, self.data = False, b"", True, b""

    def decompress(self, data, max_length=-1):
        self.data += data
        if b"." not in self.data:
            return b""
        head, self.unused_data = self.data.split(b".", 1)
        self.eof = True
        return head[::-1][:max_length]


def reader():
    return _compression.DecompressReader(io.BytesIO(b"cba.fed.ihg."), Reverse)


r = reader()
print(r.readable(), r.seekable(), r.read(3), r.tell(), r.read(), r.read(), r.seek(1), r.read(2), r.seek(-1, io.SEEK_END), r.readall())
print(io.BufferedReader(reader()).read(), _compression.BUFFER_SIZE, reader().readinto(bytearray(2)))
for bad in (lambda: _compression.DecompressReader(io.BytesIO(b"abc"), Reverse).read(), lambda: r.seek(0, 9), lambda: _compression.BaseStream()._check_can_write()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
