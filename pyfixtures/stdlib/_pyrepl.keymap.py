# modules: _pyrepl _pyrepl.commands _pyrepl.keymap _pyrepl.main _pyrepl.trace _pyrepl.types _colorize _aix_support _android_support
import _aix_support
import _android_support
import _colorize
import os
from _pyrepl import commands, keymap, main, trace, types

print(keymap.parse_keys("\\C-a\\M-b"), keymap.parse_keys("\\<up>x"), keymap.compile_keymap({b"a": "x", b"bc": "y", b"bd": "z"}))
for bad in ("\\C-", "\\<nope>", "\\q"):
    try:
        print(keymap.parse_keys(bad))
    except keymap.KeySpecError as e:
        print(type(e).__name__, e)


class Reader:
    buffer, pos, arg, dirty, kill_ring, last_command = list("hello world"), 5, None, False, [], None

    def get_arg(self, default=1):
        return default if self.arg is None else self.arg

    def eol(self):
        return len(self.buffer)

    def bol(self):
        return 0

    def error(self, message):
        print("error:", message)


r = Reader()
commands.end_of_line(r, "end", [""]).do()
print(r.pos, commands.kill_line.__mro__[1].__name__, callable(main.interactive_console), trace.trace("nothing"), types.KeySpec)
print(_colorize.ANSIColors.RED == "\x1b[31m", _colorize.get_colors(colorize=False).RED == "", _colorize.can_colorize(), _aix_support._aix_tag([7, 2, 5, 6], 2), _android_support.MAX_BYTES_PER_WRITE)
