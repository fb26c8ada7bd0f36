# Shortest paths: Dijkstra, A* on a grid, Floyd-Warshall and Bellman-Ford agree with each other.
from _heapq import heappop, heappush

ROADS = {
    "A": {"B": 7, "C": 9, "F": 14},
    "B": {"A": 7, "C": 10, "D": 15},
    "C": {"A": 9, "B": 10, "D": 11, "F": 2},
    "D": {"B": 15, "C": 11, "E": 6},
    "E": {"D": 6, "F": 9},
    "F": {"A": 14, "C": 2, "E": 9},
    "Island": {},
}


def dijkstra(graph, start):
    distance, previous, queue = {start: 0}, {}, [(0, start)]
    done = set()
    while queue:
        d, node = heappop(queue)
        if node in done:
            continue
        done.add(node)
        for other, weight in graph[node].items():
            if d + weight < distance.get(other, float("inf")):
                distance[other] = d + weight
                previous[other] = node
                heappush(queue, (d + weight, other))
    return distance, previous


def path(previous, start, goal):
    steps = [goal]
    while steps[-1] != start:
        try:
            steps.append(previous[steps[-1]])
        except KeyError:
            raise LookupError(f"no way from {start} to {goal}") from None
    return steps[::-1]


distance, previous = dijkstra(ROADS, "A")
print(distance)
for goal in ("E", "D", "A", "Island"):
    try:
        print(goal, "-".join(path(previous, "A", goal)))
    except LookupError as error:
        print(error)

every = {(a, b): 0 if a == b else ROADS[a].get(b, float("inf")) for a in ROADS for b in ROADS}
for via in ROADS:
    for a in ROADS:
        for b in ROADS:
            every[a, b] = min(every[a, b], every[a, via] + every[via, b])
assert all(every["A", b] == distance.get(b, float("inf")) for b in ROADS)
print(every["A", "Island"], max(d for d in every.values() if d < 1e9))


def bellman_ford(edges, start):
    best = {start: 0}
    for round_ in range(len({a for a, *_ in edges} | {b for _, b, _ in edges})):
        changed = False
        for a, b, w in edges:
            if a in best and best[a] + w < best.get(b, float("inf")):
                best[b], changed = best[a] + w, True
        if not changed:
            return best
    raise ValueError("negative cycle")


print(bellman_ford([("s", "a", 4), ("s", "b", 5), ("b", "a", -3), ("a", "c", 1)], "s"))
try:
    bellman_ford([("s", "a", 1), ("a", "b", -2), ("b", "s", -1)], "s")
except ValueError as error:
    print(error)

MAZE = ["S.#......", "..#.####.", ".##....#.", "....##.#.", ".##..#..G"]


def a_star(maze):
    cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row) if ch != "#"}
    start, goal = (next(p for p, ch in cells.items() if ch == wanted) for wanted in "SG")
    ahead = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    queue, came, cost = [(ahead(start), 0, start)], {start: None}, {start: 0}
    opened = 0
    while queue:
        _, _, here = heappop(queue)
        opened += 1
        if here == goal:
            break
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            to = here[0] + dr, here[1] + dc
            if to in cells and (to not in cost or cost[here] + 1 < cost[to]):
                cost[to] = cost[here] + 1
                came[to] = here
                heappush(queue, (cost[to] + ahead(to), -cost[to], to))
    walked = set()
    while here is not None:
        walked.add(here)
        here = came[here]
    drawn = ["".join("*" if (r, c) in walked and ch == "." else ch for c, ch in enumerate(row)) for r, row in enumerate(maze)]
    return cost[goal], opened, drawn


steps, opened, drawn = a_star(MAZE)
print(steps, opened, *drawn, sep="\n")
