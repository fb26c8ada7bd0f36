# Brainfuck: an optimising compiler to a small instruction list, its interpreter, and a Turing machine beside it.
HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."
REVERSE = ">,[>,]<[.<]"
SQUARES = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<+>]<[-]<<-]<<-]"


class BadProgram(Exception):
    pass


def compile_(text):
    code, opened = [], []
    for at, c in enumerate(text):
        match c, code:
            case ("+" | "-"), [*_, ("add", n)]:
                code[-1] = ("add", n + (1 if c == "+" else -1))
            case ("+" | "-"), _:
                code.append(("add", 1 if c == "+" else -1))
            case (">" | "<"), [*_, ("move", n)]:
                code[-1] = ("move", n + (1 if c == ">" else -1))
            case (">" | "<"), _:
                code.append(("move", 1 if c == ">" else -1))
            case ".", _:
                code.append(("out", None))
            case ",", _:
                code.append(("in", None))
            case "[", _:
                opened.append((len(code), at))
                code.append(["open", None])
            case "]", _:
                if not opened:
                    raise BadProgram(f"unmatched ] at {at}")
                start, _ = opened.pop()
                if code[start + 1:] == [("add", -1)]:
                    code[start:] = [("clear", None)]
                else:
                    code[start][1] = len(code)
                    code.append(("close", start))
    if opened:
        raise BadProgram(f"unmatched [ at {opened[-1][1]}")
    return [tuple(i) for i in code]


def run(code, given=b"", limit=20000):
    tape, at, pc, out, feed, steps = {}, 0, 0, bytearray(), iter(given), 0
    while pc < len(code):
        steps += 1
        if steps > limit:
            break
        match code[pc]:
            case "add", n:
                tape[at] = (tape.get(at, 0) + n) % 256
            case "move", n:
                at += n
            case "clear", _:
                tape[at] = 0
            case "out", _:
                out.append(tape.get(at, 0))
            case "in", _:
                tape[at] = next(feed, 0)
            case "open", end if not tape.get(at):
                pc = end
            case "close", start if tape.get(at):
                pc = start
        pc += 1
    return bytes(out), steps


code = compile_(HELLO)
print(len(HELLO), len(code), code[:6])
print(*run(code))
print(*run(compile_(REVERSE), b"desserts"))
print(*run(compile_(SQUARES), limit=4000))
for wrong in ("[[]", "]", "+[-]]"):
    try:
        compile_(wrong)
    except BadProgram as error:
        print(repr(wrong), error)


class Turing:
    def __init__(self, rules, start="A", halt="H"):
        self.rules, self.start, self.halt = {}, start, halt
        for line in rules.split(";"):
            state, read, write, move, to = line.split()
            self.rules[state, read] = write, {"R": 1, "L": -1}[move], to

    def __call__(self, tape, blank="0"):
        cells, at, state = dict(enumerate(tape)), 0, self.start
        steps = 0
        while state != self.halt:
            write, move, state = self.rules[state, cells.get(at, blank)]
            cells[at] = write
            at += move
            steps += 1
        return "".join(cells.get(i, blank) for i in range(min(cells), max(cells) + 1)), steps


busy_beaver = Turing("A 0 1 R B; A 1 1 L C; B 0 1 L A; B 1 1 R B; C 0 1 L B; C 1 1 R H")
print(busy_beaver(""))
increment = Turing("A 0 0 R A; A 1 1 R A; A _ _ L B; B 1 0 L B; B 0 1 L H; B _ 1 L H")
print([increment(t, "_")[0].strip("_") for t in ("0", "1011", "111", "1000")])
try:
    increment("2", "_")
except KeyError as error:
    print("no rule for", error)
