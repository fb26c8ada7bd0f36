def quicksort(xs):
    if len(xs) <= 1:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def bubble(xs):
    xs = list(xs)
    for end in range(len(xs) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
                swapped = True
        if not swapped:
            break
    return xs


def insertion(xs):
    xs = xs[:]
    for i in range(1, len(xs)):
        v, j = xs[i], i
        while j > 0 and xs[j - 1] > v:
            xs[j] = xs[j - 1]
            j -= 1
        xs[j] = v
    return xs


def merge_sort(xs):
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    a, b = merge_sort(xs[:mid]), merge_sort(xs[mid:])
    out = []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


def heap_sort(xs):
    def sift(i, n):
        while (child := 2 * i + 1) < n:
            if child + 1 < n and xs[child + 1] > xs[child]:
                child += 1
            if xs[i] >= xs[child]:
                return
            xs[i], xs[child] = xs[child], xs[i]
            i = child

    xs = list(xs)
    for i in reversed(range(len(xs) // 2)):
        sift(i, len(xs))
    for end in range(len(xs) - 1, 0, -1):
        xs[0], xs[end] = xs[end], xs[0]
        sift(0, end)
    return xs


data = [(i * 37 + 11) % 50 for i in range(25)]
for f in (quicksort, bubble, insertion, merge_sort, heap_sort):
    print(f.__name__, f(data) == sorted(data), f([]), f([1]), f(["b", "a"]))
print(quicksort(data))
