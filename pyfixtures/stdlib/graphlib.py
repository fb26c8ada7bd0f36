from graphlib import CycleError, TopologicalSorter

graph = {"app": {"db", "web"}, "web": {"http"}, "db": {"log"}, "http": {"log"}, "log": ()}
ts = TopologicalSorter({k: sorted(v) for k, v in graph.items()})
ts.add("extra", "app", "log")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready)
    ts.done(*ready)
print(list(TopologicalSorter({3: [2], 2: [1], 4: [1]}).static_order()), bool(ts), len(list(TopologicalSorter({}).static_order())))
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]}).static_order())
except CycleError as e:
    print(e.args)
t = TopologicalSorter()
t.add(1)
for bad in (lambda: t.get_ready(), lambda: t.done(1), lambda: t.is_active()):
    try:
        print(bad())
    except ValueError as e:
        print(e)
t.prepare()
for bad in (lambda: t.add(2), lambda: t.done(1), lambda: t.done(9), lambda: t.get_ready(), lambda: t.done(1), lambda: t.done(1)):
    try:
        print(bad())
    except ValueError as e:
        print(e)
