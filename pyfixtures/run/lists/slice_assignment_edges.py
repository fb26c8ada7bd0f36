# Slices of lists and bytearrays as targets: every combination of bounds, steps and lengths.
def attempt(make, s, value):
    target = make()
    try:
        target[s] = value
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    return target


bounds = [None, -10, -3, -1, 0, 1, 3, 10]
for step in (None, 1, -1, 2, -2):
    for start in bounds:
        row = []
        for stop in bounds:
            result = attempt(lambda: [0, 1, 2, 3], slice(start, stop, step), ["a", "b"])
            row.append("".join(map(str, result)) if isinstance(result, list) else result.split("size ")[-1])
        print(step, start, *row)
for step in (2, -1, -3):
    for start in bounds:
        row = []
        for stop in bounds:
            target = [0, 1, 2, 3, 4, 5]
            del target[start:stop:step]
            row.append("".join(map(str, target)))
        print("del", step, start, *row)
for value in (5, None, "xy", b"xy", iter("xy"), {1, }, {"k": 1}, (), [[]], range(2), (x for x in "xyz")):
    shown = value if isinstance(value, (int, str, bytes, tuple, list, range, dict, set)) or value is None else type(value).__name__
    print(shown, attempt(lambda: [0, 1, 2], slice(1, 2), value), end=" ")
    print(attempt(lambda: bytearray(b"abc"), slice(1, 2), value if not hasattr(value, "__next__") else 1.5))
for s in (slice("a"), slice(None, 1.5), slice(None, None, 0), slice(None, None, "x"), slice(10**30), slice(-10**30, 10**30), slice(None, None, 10**30)):
    print(s, attempt(lambda: [0, 1, 2], s, ["v"]), attempt(lambda: bytearray(b"abc"), s, b"v"))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(attempt(lambda: [0, 1, 2], slice(Index(1), Index(2), Index(1)), "xyz"), attempt(lambda: [0, 1, 2], slice(Index(-1)), ""))
own = [1, 2, 3]
own[1:2] = own
print(own)
own[::-1] = own
print(own)
own[::2] = own[:3]
print(own)
own[len(own):] = own
print(own, len(own))
array = bytearray(b"abcdef")
array[1:3] = array
print(array)
array[::3] = b"XYZ!"
print(array)
array[1:1] = (65, 66)
print(array)
print(attempt(lambda: bytearray(b"abc"), slice(0, 1), (1, 256)), attempt(lambda: bytearray(b"abc"), slice(0, 1), (1, "a")))
