"""Lists: quicksort, heap and built-in sort, slices, comprehensions and tuples."""


def random_numbers(n, seed=42):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


def quicksort(xs, low, high):
    while low < high:
        pivot = xs[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while xs[i] < pivot:
                i += 1
            while xs[j] > pivot:
                j -= 1
            if i <= j:
                xs[i], xs[j] = xs[j], xs[i]
                i += 1
                j -= 1
        quicksort(xs, low, j)
        low = i


def heap_push(heap, item):
    heap.append(item)
    i = len(heap) - 1
    while i > 0:
        parent = (i - 1) >> 1
        if heap[parent] <= item:
            break
        heap[i] = heap[parent]
        i = parent
    heap[i] = item


def heap_pop(heap):
    last = heap.pop()
    if not heap:
        return last
    top = heap[0]
    i, n = 0, len(heap)
    while (child := 2 * i + 1) < n:
        if child + 1 < n and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= last:
            break
        heap[i] = heap[child]
        i = child
    heap[i] = last
    return top


def main():
    data = list(random_numbers(150_000))
    mine = data[:]
    quicksort(mine, 0, len(mine) - 1)
    heap = []
    for x in data[:40_000]:
        heap_push(heap, x)
    drained = [heap_pop(heap) for _ in range(len(heap))]
    pairs = sorted(((x % 1000, i) for i, x in enumerate(data)), key=lambda p: (p[0], -p[1]))
    print("sorting", mine == sorted(data), drained == sorted(data[:40_000]), pairs[0], pairs[-1], sum(mine[::7]))


main()
