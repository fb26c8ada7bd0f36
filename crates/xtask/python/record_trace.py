"""Records every instruction that a .pyc executes on this CPython (3.11 to 3.13), with the value stack before it.

    python record_trace.py PROGRAM.pyc OUT.jsonl

The program's output goes to standard output as usual. One JSON object a line is written:

    {"seq":0,"depth":0,"code":"<module>","line":0,"offset":0,"opcode":"RESUME","arg":0,"argrepr":"","stack":[],"inferred":true}

Reported instructions come from the tracing hook of the version: opcode events of PyEval_SetTrace in 3.11 (by ctypes: the one of
sys.settrace would copy the locals to a dict at each event and so keep objects alive), sys.monitoring from 3.12 on. CPython does
not report what stands up to the first RESUME, nor any RESUME. These are inserted, marked "inferred", as follows.

- A frame starts or resumes: the hook tells of it at the RESUME, which is recorded there.
- A function starts: MAKE_CELL and COPY_FREE_VARS, all that stands before its first RESUME, precede that.
- A generator, coroutine or asynchronous generator is called: the same up to RETURN_GENERATOR, as soon as the new generator object shows among those the
  garbage collector tracks. It is first resumed: POP_TOP of the None sent, then RESUME.

The stack is read from the running frame, slot by slot; NULL is "<NULL>". Nothing of the program's own code runs for it.
"""

import ctypes
import gc
import importlib.machinery
import marshal
import os
import sys
import types

from trace_code import Code
from trace_values import text

LIMIT = 20_000
POINTER = ctypes.sizeof(ctypes.c_void_p)
# PyFrameObject.f_frame; _PyInterpreterFrame.stacktop and .localsplus: the same in 3.11, 3.12 and 3.13.
F_FRAME, STACKTOP, LOCALSPLUS = 24, 64, 72
# Up to 3.11 the stack pointer is stored before a hook is called.
STACKTOP_IS_KEPT = sys.version_info < (3, 12)
# What has code and a frame of its own, under which names.
RESUMABLE = {
    types.GeneratorType: ("gi_code", "gi_frame"),
    types.CoroutineType: ("cr_code", "cr_frame"),
    types.AsyncGeneratorType: ("ag_code", "ag_frame"),
}
EXITS = {"RETURN_VALUE", "RETURN_CONST", "YIELD_VALUE", "RETURN_GENERATOR"}


class Recorder:
    def __init__(self, code):
        self.filename = code.co_filename
        self.codes = {}
        self.add(code)
        self.lines = []
        self.unstarted = set()
        self.last = None
        self.last_in_frame = {}

    def add(self, code):
        self.codes[code] = Code(code)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self.add(constant)

    def depth(self, frame):
        depth = -1
        while frame is not None:
            depth += frame.f_code.co_filename == self.filename
            frame = frame.f_back
        return depth

    def write(self, depth, info, offset, stack, inferred):
        assert len(self.lines) < LIMIT, "the program is too long for a trace"
        values = ",".join([ENCODE(value) for value in stack])
        tail = ',"inferred":true' if inferred else ""
        self.lines.append(f'{{"seq":{len(self.lines)},"depth":{depth},{info.fields[offset]},"stack":[{values}]{tail}}}\n')
        self.last = depth, info.names[offset]

    def instruction(self, frame, offset):
        """An instruction is about to run; `offset` may be that of its EXTENDED_ARG."""
        info = self.codes[frame.f_code]
        if info.names[offset] == "EXTENDED_ARG" and not STACKTOP_IS_KEPT:
            return  # reported again at the opcode itself
        self.find_generators()
        offset = info.real[offset]
        self.follow(frame, info, offset)
        self.write(self.depth(frame), info, offset, stack_of(frame, info, offset), False)

    def resume(self, frame, offset):
        """A frame starts or goes on; `offset` is that of a RESUME, else something was thrown in and no RESUME runs."""
        info = self.codes[frame.f_code]
        is_known = id(frame) in self.unstarted
        self.find_generators()
        if info.names[offset] != "RESUME":
            return
        depth = self.depth(frame)
        if offset == info.first_resume:
            self.start(frame, info, depth, is_known)
        else:
            self.follow(frame, info, offset)
        self.write(depth, info, offset, stack_of(frame, info, offset), True)

    def start(self, frame, info, depth, is_known):
        """The first RESUME of a frame; `is_known`: a generator whose creation was recorded when it was noticed."""
        self.last_in_frame[id(frame)] = info.first_resume
        if not info.generator:
            self.unreported(info, info.prefix, depth)
            return
        if not is_known:
            self.unreported(info, info.prefix[:-1], depth)
        self.write(depth, info, info.prefix[-1], ["None"], True)

    def unreported(self, info, offsets, depth):
        for offset in offsets:
            if info.names[offset] != "EXTENDED_ARG":
                self.write(depth, info, offset, [], True)

    def find_generators(self):
        """Records the prefix of generators that were created since the last event."""
        waiting = {}
        for item in gc.get_objects():
            attributes = RESUMABLE.get(type(item))
            if attributes is None:
                continue
            code, frame = (getattr(item, name) for name in attributes)
            if code in self.codes and frame is not None and frame.f_lasti < self.codes[code].first_resume:
                waiting[id(frame)] = self.codes[code]
        for frame, info in waiting.items():
            if frame not in self.unstarted:
                depth, opcode = self.last
                self.unreported(info, info.prefix[:-1], depth if opcode in EXITS else depth + 1)
        self.unstarted = set(waiting)

    def follow(self, frame, info, offset):
        """Checks that no instruction of this frame went unnoticed since its last one."""
        before = self.last_in_frame.get(id(frame))
        assert before is not None and info.may_follow(before, offset), f"{info.name}: {before} to {offset}"
        self.last_in_frame[id(frame)] = offset


def stack_of(frame, info, offset):
    inner = ctypes.c_void_p.from_address(id(frame) + F_FRAME).value
    depth = info.depths[offset]
    if STACKTOP_IS_KEPT:
        kept = ctypes.c_int.from_address(inner + STACKTOP).value - info.local_slots
        assert kept == depth, f"{info.name} {offset}: depth {kept}, by stack effects {depth}"
    bottom = inner + LOCALSPLUS + POINTER * info.local_slots
    return [slot_text(bottom + POINTER * index) for index in range(depth)]


def slot_text(address):
    if ctypes.c_void_p.from_address(address).value is None:
        return "<NULL>"
    return text(ctypes.py_object.from_address(address).value)


def fail_loudly(hook):
    """A failing hook must not be ignored, as ctypes would, nor show in the program, as sys.monitoring would."""

    def guarded(*arguments):
        try:
            return hook(*arguments)
        except BaseException as error:
            import traceback

            traceback.print_exception(error)
            os._exit(70)

    return guarded


def hook_by_settrace(recorder):
    call, opcode = 0, 7

    @fail_loudly
    def hook(_, frame, what, __):
        if frame.f_code in recorder.codes:
            if what == call:
                frame.f_trace_opcodes = True
                recorder.resume(frame, frame.f_lasti)
            elif what == opcode:
                recorder.instruction(frame, frame.f_lasti)
        return 0

    kind = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.py_object, ctypes.c_int, ctypes.c_void_p)
    recorder.kept_alive = kind(hook)
    set_trace = ctypes.pythonapi.PyEval_SetTrace
    set_trace.argtypes = [kind, ctypes.py_object]
    return lambda: set_trace(recorder.kept_alive, None), lambda: sys.settrace(None)


def hook_by_monitoring(recorder):
    monitoring, tool = sys.monitoring, 0
    events = monitoring.events
    hooks = {
        events.INSTRUCTION: lambda _, offset: recorder.instruction(sys._getframe(2), offset),
        events.PY_START: lambda _, offset: recorder.resume(sys._getframe(2), offset),
        events.PY_RESUME: lambda _, offset: recorder.resume(sys._getframe(2), offset),
    }

    def begin():
        monitoring.use_tool_id(tool, "trace")
        for event, hook in hooks.items():
            monitoring.register_callback(tool, event, fail_loudly(hook))
        for code in recorder.codes:
            monitoring.set_local_events(tool, code, sum(hooks))

    return begin, lambda: monitoring.free_tool_id(tool)


def main(pyc, out):
    global ENCODE
    from json.encoder import encode_basestring_ascii as ENCODE

    with open(pyc, "rb") as file:
        code = marshal.loads(file.read()[16:])
    recorder = Recorder(code)
    begin, end = (hook_by_settrace if STACKTOP_IS_KEPT else hook_by_monitoring)(recorder)
    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=__builtins__, __file__=pyc, __cached__=None)
    module.__loader__ = importlib.machinery.SourcelessFileLoader("__main__", pyc)
    sys.modules["__main__"] = module
    sys.argv = [pyc]
    # A collection in the middle would come at another time than without the recorder; what exists is set aside, so that
    # gc.get_objects() gives the program's objects only.
    gc.disable()
    gc.freeze()
    begin()
    try:
        exec(code, module.__dict__)
    except BaseException:
        pass
    end()
    sys.stdout.flush()
    with open(out, "w", encoding="ascii") as file:
        file.writelines(recorder.lines)


main(*sys.argv[1:])
