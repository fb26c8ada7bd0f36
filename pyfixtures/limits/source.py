# A traceback shows lines of the file that a code object names, and the program may read the traceback.
import sys
from _io import StringIO

code = (lambda: 1 / 0).__code__.replace(co_filename=sys.argv[1], co_firstlineno=1)
taken = sys.stderr = StringIO()
try:
    exec(code)
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
sys.stderr = sys.__stderr__
print("secret" in taken.getvalue(), taken.getvalue().count(sys.argv[1]))
