# Caches of several policies driven by one workload: FIFO, LRU, LFU, clock, two queues, with expiry on a virtual clock and statistics.
from _collections import OrderedDict, defaultdict, deque


class Cache:
    policies = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Cache.policies[cls.__name__.lower()] = cls

    def __init__(self, size):
        self.size, self.hits, self.misses, self.evicted = size, 0, 0, []
        self.start()

    def get(self, key, load):
        try:
            value = self.find(key)
            self.hits += 1
            return value
        except KeyError:
            self.misses += 1
        value = load(key)
        if self.size:
            self.store(key, value)
        return value

    @property
    def ratio(self):
        return self.hits / (self.hits + self.misses)

    def drop(self, key):
        self.evicted.append(key)


class Fifo(Cache):
    def start(self):
        self.table, self.order = {}, deque()

    def find(self, key):
        return self.table[key]

    def store(self, key, value):
        if len(self.table) == self.size:
            old = self.order.popleft()
            del self.table[old]
            self.drop(old)
        self.table[key] = value
        self.order.append(key)


class Lru(Cache):
    def start(self):
        self.table = OrderedDict()

    def find(self, key):
        self.table.move_to_end(key)
        return self.table[key]

    def store(self, key, value):
        self.table[key] = value
        if len(self.table) > self.size:
            self.drop(self.table.popitem(last=False)[0])


class Lfu(Cache):
    def start(self):
        self.table, self.uses, self.least = {}, defaultdict(OrderedDict), 0

    def find(self, key):
        value, count = self.table[key]
        del self.uses[count][key]
        if not self.uses[count]:
            del self.uses[count]
            self.least += self.least == count
        self.uses[count + 1][key] = None
        self.table[key] = value, count + 1
        return value

    def store(self, key, value):
        if len(self.table) == self.size:
            old, _ = self.uses[self.least].popitem(last=False)
            del self.table[old]
            self.drop(old)
        self.table[key] = value, 1
        self.uses[1][key] = None
        self.least = 1


class Clock(Cache):
    def start(self):
        self.slots, self.where, self.hand = [], {}, 0

    def find(self, key):
        slot = self.slots[self.where[key]]
        slot[2] = True
        return slot[1]

    def store(self, key, value):
        if len(self.slots) < self.size:
            self.where[key] = len(self.slots)
            self.slots.append([key, value, False])
            return
        while (slot := self.slots[self.hand])[2]:
            slot[2] = False
            self.hand = (self.hand + 1) % self.size
        del self.where[slot[0]]
        self.drop(slot[0])
        slot[:] = key, value, False
        self.where[key] = self.hand
        self.hand = (self.hand + 1) % self.size


class TwoQueues(Lru):
    def start(self):
        super().start()
        self.new, self.ghosts = OrderedDict(), deque(maxlen=self.size)

    def find(self, key):
        if key in self.new:
            return self.new[key]
        return super().find(key)

    def store(self, key, value):
        if key in self.ghosts:
            self.ghosts.remove(key)
            super().store(key, value)
        else:
            self.new[key] = value
        while len(self.new) + len(self.table) > self.size:
            if len(self.new) > self.size // 4 or not self.table:
                old, _ = self.new.popitem(last=False)
                self.ghosts.append(old)
            else:
                old, _ = self.table.popitem(last=False)
            self.drop(old)


def workload(kind, n, seed=3):
    state = seed
    for i in range(n):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        r = state >> 16
        match kind:
            case "scan":
                yield i % 12
            case "skewed":
                yield (r % 30) * (r >> 8 & 1) // 2 if r & 3 else r % 4
            case "shifting":
                yield r % 6 + i // 50 * 4
            case "mixed":
                yield r % 5 if i % 7 else 100 + i


def expiring(cache, ttl):
    now, born = 0, {}

    def get(key, load):
        nonlocal now
        now += 1
        if key in born and now - born[key] > ttl:
            key_version[key] += 1
        def timed(k):
            born[key] = now
            return load(key)

        return cache.get((key, key_version[key]), timed)

    key_version = defaultdict(int)
    return get


print(sorted(Cache.policies))
for kind in ("scan", "skewed", "shifting", "mixed"):
    row = []
    for name, policy in sorted(Cache.policies.items()):
        cache = policy(8)
        loads = []
        for key in workload(kind, 200):
            assert cache.get(key, lambda k: loads.append(k) or f"value {k}") == f"value {key}"
        assert len(loads) == cache.misses
        row.append(f"{name} {cache.ratio:.1%}/{len(cache.evicted)}")
    print(f"{kind:9}", *row)
cache = Lru(2)
order = []
for key in "abacbcaab":
    cache.get(key, lambda k: order.append(k) or k)
print("".join(order), "".join(cache.evicted), cache.hits, list(cache.table))
get, loads = expiring(Lru(10), 3), []
for key in "aabaaabbbaab":
    get(key, loads.append)
print(loads)
none = Fifo(0)
print([none.get(k, ord) for k in "aa"], none.ratio)
try:
    Lfu(1).get("x", lambda k: 1 / 0)
except ZeroDivisionError as error:
    print(error)
