def run(program, data=""):
    stack, jump = [], {}
    for i, op in enumerate(program):
        if op == "[":
            stack.append(i)
        elif op == "]":
            j = stack.pop()
            jump[i], jump[j] = j, i
    cells, p, pc, out, steps = [0] * 30, 0, 0, [], 0
    source = iter(data)
    while pc < len(program):
        match program[pc]:
            case ">":
                p += 1
            case "<":
                p -= 1
            case "+":
                cells[p] = (cells[p] + 1) % 256
            case "-":
                cells[p] = (cells[p] - 1) % 256
            case ".":
                out.append(chr(cells[p]))
            case ",":
                cells[p] = ord(next(source, "\0"))
            case "[" if cells[p] == 0:
                pc = jump[pc]
            case "]" if cells[p]:
                pc = jump[pc]
        pc += 1
        steps += 1
    return "".join(out), steps


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++."))
print(run(",[.,]", "echo"), run("+++[-]."))
try:
    run("]")
except IndexError as e:
    print(e)


class VM:
    def __init__(self):
        self.stack = []
        self.ops = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}

    def op_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def op_mul(self):
        self.stack.append(self.stack.pop() * self.stack.pop())

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]

    def execute(self, text):
        for word in text.split():
            if word in self.ops:
                self.ops[word]()
            else:
                self.stack.append(int(word))
        return self.stack


print(VM().execute("2 3 add dup mul"), VM().execute("1 2 swap"), sorted(VM().ops))
for bad in ("add", "1 x"):
    try:
        VM().execute(bad)
    except (IndexError, ValueError) as e:
        print(e)
