from _pyrepl import input as repl


class Event:
    evt = "key"

    def __init__(self, data):
        self.data, self.raw = data, data


t = repl.KeymapTranslator([(r"\C-a", "start"), (r"\C-x\C-s", "save"), (r"\<up>", "up")])
for key in ("\x01", "\x18", "\x13", "\x18", "q", "up", "z"):
    t.push(Event(key))
    print(repr(key), t.get(), t.empty(), t.stack)
