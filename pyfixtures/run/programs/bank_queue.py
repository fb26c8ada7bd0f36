# A bank simulated by events: customers arrive, queue, are served or leave, and the numbers are reported.
from _collections import deque
from _heapq import heappop, heappush


class Random:
    def __init__(self, seed):
        self.state = seed

    def __call__(self, low, high):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return low + self.state // 65536 % (high - low + 1)


class Customer:
    count = 0

    def __init__(self, now, patience):
        Customer.count += 1
        self.number, self.arrived, self.patience = Customer.count, now, patience
        self.state = "waiting"

    def __repr__(self):
        return f"#{self.number}"


class Teller:
    def __init__(self, name, speed):
        self.name, self.speed, self.busy, self.served = name, speed, None, 0


class Bank:
    def __init__(self, tellers, seed, closing):
        self.random, self.closing = Random(seed), closing
        self.tellers = [Teller(*t) for t in tellers]
        self.queue, self.events, self.serial, self.now = deque(), [], 0, 0
        self.waits, self.left, self.longest, self.log = [], 0, 0, []

    def schedule(self, delay, action, *arguments):
        self.serial += 1
        heappush(self.events, (self.now + delay, self.serial, action, arguments))

    def arrive(self):
        customer = Customer(self.now, self.random(4, 15))
        self.queue.append(customer)
        self.longest = max(self.longest, len(self.queue))
        self.schedule(customer.patience, self.give_up, customer)
        self.call()
        if self.now < self.closing:
            self.schedule(self.random(1, 4), self.arrive)

    def give_up(self, customer):
        if customer.state == "waiting":
            self.queue.remove(customer)
            customer.state = "left"
            self.left += 1
            self.log.append(f"{self.now:3} {customer} leaves")

    def call(self):
        for teller in self.tellers:
            if not self.queue:
                return
            if teller.busy is None:
                customer = self.queue.popleft()
                customer.state, teller.busy = "served", customer
                self.waits.append(self.now - customer.arrived)
                self.schedule(self.random(2, 6) * teller.speed, self.finish, teller)

    def finish(self, teller):
        self.log.append(f"{self.now:3} {teller.busy} done by {teller.name}")
        teller.busy = None
        teller.served += 1
        self.call()

    def run(self):
        self.schedule(0, self.arrive)
        while self.events:
            self.now, _, action, arguments = heappop(self.events)
            action(*arguments)
        return self


for tellers in ([("Ann", 2)], [("Ann", 2), ("Bob", 1)], [("Ann", 2), ("Bob", 1), ("Cid", 3)]):
    Customer.count = 0
    bank = Bank(tellers, 11, 40).run()
    print(f"{len(tellers)} tellers: {Customer.count} came, {bank.left} left, waits {sum(bank.waits) / len(bank.waits):.2f} at most {max(bank.waits)}, queue {bank.longest}, until {bank.now}, served {[t.served for t in bank.tellers]}")
    print(*bank.log[:4], sep="\n")
assert all(t.busy is None for t in bank.tellers) and not bank.queue
