"""What the trace recorder knows of a code object before it runs: its instructions, successors and stack depths."""

import dis
import inspect
import json

from trace_values import text

LEAVES = {"RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE"}
JUMPS = {"JUMP_FORWARD", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"}

# 3.11's table has PRECALL pop the arguments of the CALL after it; it is CALL that does.
SPLIT_CALL = {"PRECALL": lambda _: 0, "CALL": lambda count: -count - 1} if "PRECALL" in dis.opmap else {}


class Code:
    """The tables of one code object, by byte offset.

    `fields`: the part of a trace line that is the same each time; `depths`: the stack depth before an instruction;
    `real`: the offset of the opcode that an EXTENDED_ARG belongs to, itself for any other instruction.
    """

    def __init__(self, code):
        instructions = list(dis.get_instructions(code))
        lines = [position[0] for position in code.co_positions()]
        self.name = code.co_qualname
        self.names = {i.offset: i.opname for i in instructions}
        self.local_slots = count_local_slots(code)
        self.generator = bool(code.co_flags & (inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR))
        self.real, following = {}, None
        for i in reversed(instructions):
            if i.opname != "EXTENDED_ARG":
                following = i.offset
            self.real[i.offset] = following
        self.fields = {i.offset: fields(code, i, lines[i.offset // 2]) for i in instructions}
        self.targets = {entry.target for entry in dis._parse_exception_table(code)}
        self.successors = successors(instructions)
        self.depths = depths(code, instructions, self.successors)
        first = next(i.offset for i in instructions if i.opname == "RESUME")
        self.prefix = [i.offset for i in instructions if i.offset < first]
        self.first_resume = first

    def may_follow(self, before, after):
        """Whether `after` can be executed next after `before` in one frame, exceptions included."""
        steps = [self.real[offset] for offset, _ in self.successors[before]] + [self.real[t] for t in self.targets]
        return after in steps or self.names[before] == "FOR_ITER" and self.is_past_end_for(steps[1], after)

    def is_past_end_for(self, target, after):
        """Whether `after` is where an exhausted FOR_ITER goes: END_FOR, and a POP_TOP after it, are skipped."""
        skipped = [target]
        while skipped[-1] < after:
            skipped.append(self.successors[skipped[-1]][0][0])
        return [self.names[offset] for offset in skipped[:-1]] in (["END_FOR"], ["END_FOR", "POP_TOP"])


def fields(code, instruction, line):
    argrepr = instruction.argrepr
    if instruction.opcode in dis.hasconst and isinstance(instruction.argval, type(code)):
        argrepr = text(instruction.argval)  # the default one holds an address
    values = {
        "code": code.co_qualname,
        "line": line,
        "offset": instruction.offset,
        "opcode": instruction.opname,
        "arg": instruction.arg,
        "argrepr": argrepr,
    }
    return json.dumps(values, separators=(",", ":"))[1:-1]


def count_local_slots(code):
    count = 0
    try:
        while True:
            code._varname_from_oparg(count)
            count += 1
    except IndexError:
        return count


def successors(instructions):
    """By offset: the pairs (next offset, whether it is reached by the jump), the fall-through first."""
    jumps = set(dis.hasjrel) | set(dis.hasjabs)
    table = {}
    for i, following in zip(instructions, instructions[1:] + [None]):
        table[i.offset] = []
        if following is not None and i.opname not in LEAVES and i.opname not in JUMPS:
            table[i.offset].append((following.offset, False))
        if i.opcode in jumps:
            table[i.offset].append((i.argval, True))
    return table


def depths(code, instructions, table):
    """The stack depth before each reachable instruction, by this CPython's own stack effects."""
    by_offset = {i.offset: i for i in instructions}
    found = {}
    work = [(0, 0)]
    work += [(e.target, e.depth + e.lasti + 1) for e in dis._parse_exception_table(code)]
    while work:
        offset, depth = work.pop()
        if offset in found:
            assert found[offset] == depth, f"{code.co_qualname} {offset}: depth {found[offset]} or {depth}"
            continue
        assert 0 <= depth <= code.co_stacksize, f"{code.co_qualname} {offset}: depth {depth}"
        found[offset] = depth
        i = by_offset[offset]
        for target, jump in table[offset]:
            work.append((target, depth + effect(i, jump)))
    return found


def effect(instruction, jump):
    if instruction.opname == "RETURN_GENERATOR":
        return 1  # the value sent on the first resumption; some versions' tables leave it out
    if instruction.opname in SPLIT_CALL:
        return SPLIT_CALL[instruction.opname](instruction.arg)
    has_argument = instruction.opcode >= dis.HAVE_ARGUMENT
    return dis.stack_effect(instruction.opcode, instruction.arg if has_argument else None, jump=jump)
