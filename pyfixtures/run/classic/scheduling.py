# Scheduling: topological order with levels, critical path, round robin, interval selection, bin packing, and stable matching.
from _collections import defaultdict, deque

TASKS = {
    "dig": (3, []), "foundation": (5, ["dig"]), "walls": (8, ["foundation"]), "roof": (4, ["walls"]), "plumbing": (6, ["foundation"]),
    "wiring": (4, ["walls"]), "paint": (3, ["wiring", "plumbing", "roof"]), "garden": (2, ["dig"]),
}


class CycleError(ValueError):
    pass


def order(tasks):
    waits = {name: len(needs) for name, (_, needs) in tasks.items()}
    leads = defaultdict(list)
    for name, (_, needs) in tasks.items():
        for need in needs:
            leads[need].append(name)
    ready, result = deque(sorted(n for n, w in waits.items() if not w)), []
    while ready:
        level = sorted(ready)
        ready.clear()
        result.append(level)
        for name in level:
            for following in leads[name]:
                waits[following] -= 1
                if not waits[following]:
                    ready.append(following)
    if stuck := {n for n, w in waits.items() if w}:
        path = [min(stuck)]
        while True:
            path.append(next(n for n in tasks[path[-1]][1] if n in stuck))
            if path[-1] in path[:-1]:
                raise CycleError(" <- ".join(path[path.index(path[-1]):]))
    return result


def critical_path(tasks):
    finish, via = {}, {}
    for name in (n for level in order(tasks) for n in level):
        length, needs = tasks[name]
        via[name] = max(needs, key=finish.__getitem__, default=None)
        finish[name] = length + (finish[via[name]] if needs else 0)
    last = max(finish, key=finish.get)
    path = []
    while last:
        path.append(last)
        last = via[last]
    return max(finish.values()), path[::-1]


def round_robin(jobs, slice_):
    queue, now, log = deque(), 0, []
    arriving = deque(sorted(jobs.items(), key=lambda j: j[1]))
    finished = {}
    while queue or arriving:
        while arriving and arriving[0][1][0] <= now:
            name, (_, work) = arriving.popleft()
            queue.append([name, work])
        if not queue:
            now = arriving[0][1][0]
            continue
        name, work = queue.popleft()
        run = min(slice_, work)
        log.append((now, name, run))
        now += run
        while arriving and arriving[0][1][0] <= now:
            other, (_, length) = arriving.popleft()
            queue.append([other, length])
        if work > run:
            queue.append([name, work - run])
        else:
            finished[name] = now - jobs[name][0]
    return log, finished


def intervals(wanted):
    chosen, free_from = [], 0
    for name, start, end in sorted(wanted, key=lambda i: (i[2], i[1])):
        if start >= free_from:
            chosen.append(name)
            free_from = end
    points = sorted([(s, 1) for _, s, _ in wanted] + [(e, -1) for *_, e in wanted], key=lambda p: (p[0], p[1]))
    running = most = 0
    for _, change in points:
        running += change
        most = max(most, running)
    return chosen, most


def pack(sizes, room):
    bins = []
    for size in sorted(sizes, reverse=True):
        if size > room:
            raise ValueError(f"{size} does not fit into {room}")
        for b in bins:
            if sum(b) + size <= room:
                b.append(size)
                break
        else:
            bins.append([size])
    return bins


def stable(men, women):
    ranks = {w: {m: i for i, m in enumerate(likes)} for w, likes in women.items()}
    free, engaged, proposals = deque(men), {}, 0
    wishes = {m: iter(likes) for m, likes in men.items()}
    while free:
        m = free.popleft()
        for w in wishes[m]:
            proposals += 1
            if w not in engaged:
                engaged[w] = m
                break
            if ranks[w][m] < ranks[w][engaged[w]]:
                free.append(engaged[w])
                engaged[w] = m
                break
    for w, m in engaged.items():
        for better in men[m][: men[m].index(w)]:
            assert ranks[better][engaged[better]] < ranks[better][m]
    return dict(sorted(engaged.items())), proposals


print(order(TASKS), critical_path(TASKS), sep="\n")
for extra in ({"dig": (3, ["paint"])}, {"a": (1, ["a"])}):
    try:
        order(TASKS | extra)
    except CycleError as error:
        print("cycle:", error)
log, finished = round_robin({"A": (0, 5), "B": (1, 3), "C": (2, 8), "D": (30, 2)}, 3)
print(log, finished)
print(intervals([("a", 1, 4), ("b", 3, 5), ("c", 0, 6), ("d", 5, 7), ("e", 3, 9), ("f", 5, 9), ("g", 6, 10), ("h", 8, 11)]))
print(pack([4, 8, 1, 4, 2, 1, 7, 3, 6], 10))
try:
    pack([3, 12], 10)
except ValueError as error:
    print(error)
men = {"abe": ["xia", "yun", "zoe"], "bob": ["yun", "xia", "zoe"], "col": ["xia", "zoe", "yun"]}
women = {"xia": ["bob", "col", "abe"], "yun": ["abe", "bob", "col"], "zoe": ["abe", "bob", "col"]}
print(stable(men, women), stable(women, men))
