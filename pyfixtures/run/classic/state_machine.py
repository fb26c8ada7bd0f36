class Machine:
    transitions = {
        ("idle", "coin"): ("ready", "accept"),
        ("ready", "coin"): ("ready", "give_back"),
        ("ready", "push"): ("idle", "release"),
        ("idle", "push"): ("alarm", "ring"),
        ("alarm", "reset"): ("idle", None),
    }

    def __init__(self):
        self.state = "idle"
        self.log = []

    def fire(self, event):
        try:
            self.state, action = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"{event!r} is not allowed when {self.state}") from None
        if action is not None:
            getattr(self, action)()
        return self

    def accept(self):
        self.log.append("clink")

    def give_back(self):
        self.log.append("coin returned")

    def release(self):
        self.log.append("open")

    def ring(self):
        self.log.append("BEEP")


m = Machine()
for event in ("coin", "coin", "push", "push", "coin", "reset", "coin"):
    try:
        m.fire(event)
        print(f"{event:6} -> {m.state}")
    except ValueError as e:
        print("error:", e, "|", e.__suppress_context__)
print(m.log, m.fire("push").state)


def traffic():
    state = "red"
    while True:
        command = yield state
        match state, command:
            case _, "off":
                return "dark"
            case "red", _:
                state = "green"
            case "green", "hold":
                pass
            case "green", _:
                state = "amber"
            case "amber", _:
                state = "red"


t = traffic()
seen = [next(t)]
try:
    for command in (None, "hold", None, None, None, "off", None):
        seen.append(t.send(command))
except StopIteration as stop:
    seen.append(stop.value)
print(seen)
