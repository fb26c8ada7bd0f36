# defaultdict and OrderedDict at work: grouping, graphs, counting, LRU order, missing keys in subclasses, and reprs that recur.
from _collections import OrderedDict, defaultdict


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


text = "the rain in spain stays mainly in the plain and the rain stays"
counts, by_length, positions = defaultdict(int), defaultdict(list), defaultdict(lambda: defaultdict(set))
for i, word in enumerate(text.split()):
    counts[word] += 1
    by_length[len(word)].append(word)
    positions[word[0]][word].add(i)
print(dict(counts), dict(by_length), sorted(positions["s"]), {k: sorted(v) for k, v in positions["s"].items()}, len(positions))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
t["a"]["d"]
plain = lambda d: {k: plain(v) for k, v in d.items()} if isinstance(d, dict) else d
print(plain(t), "z" in t, t.get("z"), len(t), attempt(lambda: defaultdict(None)["k"]), attempt(lambda: defaultdict(5)), attempt(lambda: defaultdict(lambda x: x)["k"]), attempt(lambda: defaultdict()["k"]), defaultdict(list, {"a": [1]}, b=[2]), defaultdict(int) == {}, defaultdict(int, a=1) | {"b": 2}, {"b": 2} | defaultdict(int, a=1))
d = defaultdict(list)
d["self"].append(d)
print(d, d.copy() == d or "differs", d.default_factory, d.__missing__("new"), list(d))
d.default_factory = None
print(attempt(lambda: d["gone"]), type(d.copy()).__name__, defaultdict(int, x=1).pop("x"), defaultdict.fromkeys("ab"), repr(defaultdict(len)))


class Named(defaultdict):
    def __missing__(self, key):
        return f"no {key}" if key != "make" else super().__missing__(key)


n = Named(list)
print(n["x"], len(n), n["make"], len(n), "%(y)s" % n, "{z}".format_map(n))


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size, self.dropped = size, []

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.dropped.append(self.popitem(last=False))


cache = LRU(3)
for k in "abc":
    cache[k] = ord(k)
print(cache["a"], attempt(lambda: cache["d"]))
cache["d"] = 4
cache["e"] = 5
print(list(cache.items()), cache.dropped, cache.size, type(cache).__name__)
o = OrderedDict(one=1, two=2, three=3)
o.move_to_end("one")
o.move_to_end("three", last=False)
print(o, list(reversed(o)), o.popitem(), o.popitem(False), o, attempt(lambda: o.move_to_end("zz")), attempt(lambda: OrderedDict().popitem()), o.pop("zz", None), attempt(lambda: o.pop("zz")), o.setdefault("new", []), list(o))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) | {"b": 2}, {"b": 2} | OrderedDict(a=1), OrderedDict.fromkeys("ba", 0), list(reversed(OrderedDict(a=1, b=2).items())), OrderedDict(a=1).keys() & {"a"}, OrderedDict([("k", OrderedDict())]))
o = OrderedDict.fromkeys(range(4))


def changed(change):
    o = OrderedDict.fromkeys(range(4))
    for k in o:
        change(o)


for change in (lambda o: o.pop(3), lambda o: o.update(z=1), lambda o: o.move_to_end(0), lambda o: o.__setitem__(1, 2)):
    print(attempt(lambda: changed(change)), end="; ")
o["self"] = o
print(o, o.copy() is not o, sorted(vars(o)), o.__reduce__()[0] is OrderedDict, attempt(lambda: OrderedDict([1])), attempt(lambda: OrderedDict(1, 2)), attempt(lambda: o.popitem(1, 2)))
graph = defaultdict(set)
for a, b in ("ab", "bc", "cd", "da", "ef", "ce"):
    graph[a].add(b)


def components(graph):
    index, low, on, stack, out = {}, {}, set(), [], []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in sorted(graph[v]):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop()
                on.discard(w)
                part.append(w)
                if w == v:
                    break
            out.append(sorted(part))

    for v in sorted(graph):
        if v not in index:
            visit(v)
    return out


print(components(graph), len(graph))
