class Trace:
    def __init__(self):
        self.d = {"n": 1}
        self.v = 10

    def __getitem__(self, k):
        print("get", k)
        return self.d[k]

    def __setitem__(self, k, v):
        print("set", k, v)
        self.d[k] = v


def key():
    print("key evaluated")
    return "n"


t = Trace()
t[key()] += 5
t.v -= 3
t.v **= 2
print(t.v, t.d)
x = 7
x += 1
x -= 2
x *= 3
x //= 4
x **= 3
x %= 50
x <<= 3
x >>= 1
x |= 3
x &= 0b110
x ^= 0b101
print(x)
x /= 4
print(x)
s = "ab"
s += "c"
s *= 2
print(s)
a = [1]
b = a
a += (2,)
a += "xy"
a *= 2
print(a is b, b)
m = [[1], [2]]
m[0] += [9]
m[1][0] += 100
print(m)
n = {"k": [1]}
n["k"] += [2]
n["k"][0] -= 5
print(n)
try:
    a += 5
except TypeError as e:
    print(e)
try:
    s += 1
except TypeError as e:
    print(e)
try:
    undefined_name += 1
except NameError as e:
    print(e)


def local():
    try:
        q += 1
    except UnboundLocalError as e:
        print(e)
    q = 0


local()


class Mat:
    def __matmul__(self, o):
        return ("matmul", o)

    def __imatmul__(self, o):
        print("imatmul", o)
        return self


mt = Mat()
print(mt @ 2)
mt @= 3
print(type(mt).__name__)
i = 0
lst = [0, 0, 0]
lst[i], i = 5, 2
lst[i] += 7
print(lst, i)
c = d = 0
c += 1
print(c, d)
total = 0
for k in range(5):
    total += k if k % 2 else -k
print(total)
