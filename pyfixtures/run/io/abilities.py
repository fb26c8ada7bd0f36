# What buffered files ask the raw file before they take it, and in which order arguments are looked at.
import _io


class Raw:
    def __init__(self, **answers):
        self.answers = answers

    def ask(self, name):
        print("asked", name, end="; ")
        if name not in self.answers:
            raise AttributeError(name)
        return self.answers[name]

    def readable(self):
        return self.ask("readable")

    def writable(self):
        return self.ask("writable")

    def seekable(self):
        return self.ask("seekable")


def attempt(f, *args, **kwargs):
    try:
        print(type(f(*args, **kwargs)).__name__)
    except Exception as e:
        print(type(e).__name__, e)


for kind in _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom:
    for raw in Raw(), Raw(readable=1, writable=1, seekable=1), Raw(readable=False, writable=False, seekable=True), 5, None:
        for arguments in (), (0,), (-1,), ("x",), (2**70,), (None,):
            attempt(kind, raw, *arguments)
    attempt(kind)
    attempt(kind, 1, 2, 3)
    attempt(kind, raw=5, size=3)
for reader, writer in (Raw(), Raw()), (Raw(readable=True), Raw()), (Raw(readable=True), Raw(writable=0)), (5, 5):
    for arguments in (), ("x",), (0,), (None,):
        attempt(_io.BufferedRWPair, reader, writer, *arguments)
