# A text editor's buffer: a gap buffer, commands with undo and redo, marks, search and replace, and a macro recorder.
class GapBuffer:
    def __init__(self, text="", gap=4):
        self.data = list(text) + [None] * gap
        self.start, self.end = len(text), len(text) + gap

    def __len__(self):
        return len(self.data) - (self.end - self.start)

    def move(self, at):
        if not 0 <= at <= len(self):
            raise IndexError(f"position {at} of {len(self)}")
        while self.start > at:
            self.start -= 1
            self.end -= 1
            self.data[self.end] = self.data[self.start]
        while self.start < at:
            self.data[self.start] = self.data[self.end]
            self.start += 1
            self.end += 1

    def insert(self, at, text):
        self.move(at)
        if self.end - self.start < len(text):
            grow = len(text) + len(self.data)
            self.data[self.end : self.end] = [None] * grow
            self.end += grow
        self.data[self.start : self.start + len(text)] = text
        self.start += len(text)

    def delete(self, at, count):
        self.move(at)
        removed = "".join(self.data[self.end : self.end + count])
        if len(removed) < count:
            raise IndexError(f"only {len(removed)} to delete")
        self.end += count
        return removed

    def __getitem__(self, index):
        if isinstance(index, slice):
            return "".join(self[i] for i in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.data[index if index < self.start else index + self.end - self.start]

    def __str__(self):
        return self[:]


class Command:
    def __init_subclass__(cls, /, key=None):
        Editor.KEYS[key] = cls

    def merge(self, other):
        return False


class Editor:
    KEYS = {}

    def __init__(self, text=""):
        self.buffer, self.cursor = GapBuffer(text), len(text)
        self.done, self.undone, self.macros, self.recording = [], [], {}, None

    def do(self, key, *arguments):
        if self.recording is not None and key != "stop":
            self.recording.append((key, arguments))
        match key, arguments:
            case "record", (name,):
                self.recording = self.macros[name] = []
            case "stop", ():
                self.recording = None
            case "play", (name, *times):
                for _ in range(*times or [1]):
                    for step in self.macros[name]:
                        self.do(step[0], *step[1])
            case "undo", ():
                if not self.done:
                    raise IndexError("nothing to undo")
                command = self.done.pop()
                command.revert(self)
                self.undone.append(command)
            case "redo", ():
                command = self.undone.pop()
                command.apply(self)
                self.done.append(command)
            case "go", (int(at),):
                self.cursor = at % (len(self.buffer) + 1)
            case "find", (str(text),):
                found = str(self.buffer).find(text, self.cursor)
                self.cursor = len(self.buffer) if found < 0 else found
            case _:
                command = self.KEYS[key](*arguments)
                command.apply(self)
                if not (self.done and self.done[-1].merge(command)):
                    self.done.append(command)
                self.undone.clear()
        return self

    def __repr__(self):
        text = str(self.buffer)
        return repr(f"{text[:self.cursor]}|{text[self.cursor:]}")


class Insert(Command, key="insert"):
    def __init__(self, text):
        self.text, self.at = text, None

    def apply(self, editor):
        if self.at is None:
            self.at = editor.cursor
        editor.buffer.insert(self.at, self.text)
        editor.cursor = self.at + len(self.text)

    def revert(self, editor):
        editor.buffer.delete(self.at, len(self.text))
        editor.cursor = self.at

    def merge(self, other):
        if isinstance(other, Insert) and other.at == self.at + len(self.text) and len(other.text) == 1 and other.text != " ":
            self.text += other.text
            return True
        return False


class Delete(Command, key="delete"):
    def __init__(self, count=1):
        self.count, self.at, self.removed = count, None, None

    def apply(self, editor):
        if self.at is None:
            self.at = editor.cursor
        self.removed = editor.buffer.delete(self.at, self.count)
        editor.cursor = self.at

    def revert(self, editor):
        editor.buffer.insert(self.at, self.removed)
        editor.cursor = self.at + self.count


class Replace(Command, key="replace"):
    def __init__(self, old, new):
        self.old, self.new = old, new

    def apply(self, editor):
        self.before, self.cursor = str(editor.buffer), editor.cursor
        after = self.before.replace(self.old, self.new)
        editor.buffer = GapBuffer(after)
        editor.cursor = min(editor.cursor, len(after))

    def revert(self, editor):
        editor.buffer, editor.cursor = GapBuffer(self.before), self.cursor


e = Editor("hello")
for c in ", world":
    e.do("insert", c)
print(e, len(e.done), [c.text for c in e.done])
for steps in (["undo", "undo", "redo", "redo"], [("go", 0), ("delete", 5), ("insert", "HELLO"), "undo", "undo"], [("replace", "o", "00"), "undo", ("find", "w"), ("find", "zzz")]):
    for step in steps:
        print(step, repr(e.do(step) if isinstance(step, str) else e.do(*step)))
e.do("go", 0).do("record", "star").do("insert", "*").do("find", "o").do("delete").do("stop")
print(e, e.macros, e.do("play", "star"))
for _ in range(4):
    e.do("undo")
print(e, len(e.done), len(e.undone), e.buffer[0], e.buffer[-1], e.buffer[2:8:2], e.buffer[::-1])
for wrong in (lambda: e.do("delete", 100), lambda: e.do("fly"), lambda: e.buffer[99], lambda: e.buffer.move(-1), lambda: e.do("play", "none"), lambda: Editor().do("undo"), lambda: Editor().do("redo")):
    try:
        print(wrong())
    except (IndexError, KeyError) as error:
        print(type(error).__name__, error)
print(sorted(Editor.KEYS), len(GapBuffer("abc", 0)), GapBuffer("", 0))
