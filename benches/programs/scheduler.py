"""Classes and virtual methods: an operating-system kernel with devices, workers and handlers that pass packets."""

IDLE, WORK, HANDLER, DEVICE = range(4)


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, number, priority, queue, waiting):
        self.kernel = kernel
        self.number = number
        self.priority = priority
        self.queue = queue
        self.waiting = waiting
        self.held = False
        kernel.add(self)

    def is_runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return packet

    def accept(self, packet):
        self.queue = packet.append_to(self.queue)

    def run(self):
        packet = self.take() if self.waiting else None
        self.waiting = False
        return self.step(packet)

    def step(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, kernel, number, count):
        super().__init__(kernel, number, 0, None, False)
        self.control = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            self.held = True
            return
        if self.control & 1:
            self.control = self.control >> 1 ^ 0xD008
            self.kernel.release(5)
        else:
            self.control >>= 1
            self.kernel.release(4)


class Worker(Task):
    def __init__(self, kernel, number, priority, queue):
        super().__init__(kernel, number, priority, queue, True)
        self.destination = 2
        self.letter = 0

    def step(self, packet):
        if packet is None:
            self.waiting = True
            return
        self.destination = 5 - self.destination
        packet.target = self.destination
        packet.datum = 0
        for i in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        self.kernel.send(packet, self)
        self.waiting = True


class Handler(Task):
    def __init__(self, kernel, number, priority, queue, device):
        super().__init__(kernel, number, priority, queue, True)
        self.device = device
        self.work = None
        self.replies = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.replies = packet.append_to(self.replies)
        work = self.work
        if work is not None:
            if work.datum >= 4:
                self.work = work.link
                work.target = 1
                self.kernel.send(work, self)
            elif self.replies is not None:
                reply = self.replies
                self.replies = reply.link
                reply.datum = work.data[work.datum]
                work.datum += 1
                reply.target = self.device
                self.kernel.send(reply, self)
        self.waiting = True


class Device(Task):
    def __init__(self, kernel, number, priority, reply_to):
        super().__init__(kernel, number, priority, None, True)
        self.pending = None
        self.reply_to = reply_to

    def step(self, packet):
        if packet is None:
            if self.pending is not None:
                pending, self.pending = self.pending, None
                pending.target = self.reply_to
                self.kernel.send(pending, self)
            self.waiting = True
        else:
            self.pending = packet
            self.held = True


class Kernel:
    def __init__(self):
        self.tasks = []
        self.by_number = {}
        self.sent = 0
        self.switched = 0

    def add(self, task):
        self.by_number[task.number] = task
        self.tasks.append(task)
        self.tasks.sort(key=lambda t: -t.priority)

    def send(self, packet, sender):
        self.sent += 1
        self.by_number[packet.target].accept(packet)

    def release(self, number):
        task = self.by_number[number]
        if task.held:
            task.held = False
            task.waiting = False

    def schedule(self):
        running = True
        while running:
            running = False
            for task in self.tasks:
                if task.is_runnable():
                    self.switched += 1
                    task.run()
                    running = True
                    break


def chain(count, target, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, target, kind)
    return queue


def main():
    kernel = Kernel()
    Idle(kernel, 0, 180_000)
    Worker(kernel, 1, 1000, chain(2, 2, WORK))
    Handler(kernel, 2, 2000, chain(3, 4, DEVICE), 4)
    Handler(kernel, 3, 3000, chain(3, 5, DEVICE), 5)
    Device(kernel, 4, 4000, 2)
    Device(kernel, 5, 5000, 3)
    kernel.schedule()
    print("scheduler", kernel.sent, kernel.switched, kernel.by_number[1].letter)


main()
