a = [1, 2, 3, 4]
for x in a:
    if x < 10:
        a.append(x * 10)
print(a)
b = [1, 2, 3, 4, 5, 6]
for x in b:
    b.remove(x)
print(b)
it = iter([1, 2])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it), next(it, "done"))
c = [1, 2, 3]
it = iter(c)
list(it)
c.append(4)
print(list(it), next(it, "stays exhausted"))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print(e, d)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e, d)
for k in list(d):
    d[k] = 5
    if k == "b":
        del d[k]
print(d)
for k in d:
    d[k] = "same size"
print(d)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
try:
    for k, v in d.items():
        d.clear()
        d["x"] = 1
        d["y"] = 2
except RuntimeError as e:
    print(e)
try:
    for v in d.values():
        d.pop("x", None)
        d["z"] = v
except RuntimeError as e:
    print(e)


class Evil:
    def __init__(self, target):
        self.target = target

    def __lt__(self, other):
        self.target.append(0)
        return False


v = []
v.extend([Evil(v), Evil(v)])
try:
    v.sort()
except ValueError as e:
    print(e, len(v))
r = [1, 2, 3]
for x in reversed(r):
    r.append(x)
print(r)
m = [0, 1, 2]
for i in range(len(m)):
    m[i:i] = ["n"]
print(m)
for x in (q := [1, 2, 3]):
    q.clear()
print(q, x)
e = [3, 2, 1]
print([e.pop() for _ in e], e)
