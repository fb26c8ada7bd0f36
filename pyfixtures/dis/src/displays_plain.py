def built(a, b):
    return [], [a], [a, b], (), (a,), (a, b), {}, {a: b}, {a: b, b: a, 1: 2}, {"x": a, "y": b}, [[a], [b, [a]]]


def constant():
    return [1, 2, 3], (1, 2, 3), {"a": 1, "b": 2, "c": 3}, [(1, 2), (3, 4)], ["one", "two", "three", "four"]


big = {"alpha": 1, "beta": 2, "gamma": 3, "delta": [4, 5, 6, 7], "epsilon": {"zeta": (8, 9), "eta": {}}}
