import bisect
from bisect import bisect_left, bisect_right, insort, insort_left

data = [1, 3, 3, 3, 7]
for x in (0, 1, 2, 3, 4, 7, 8):
    print(x, bisect_left(data, x), bisect_right(data, x), bisect.bisect(data, x, 1, 3), bisect_left(data, x, 2))


def grade(score, points=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect.bisect(points, score)]


print([grade(score) for score in (33, 99, 77, 70, 89, 90, 100)])
words = []
for word in "the quick brown fox jumps over the lazy dog".split():
    insort(words, word)
print(words)
by_length = []
for word in words:
    insort(by_length, word, key=len)
print(by_length)
left = []
for word in words:
    insort_left(left, word, key=lambda w: -len(w))
print(left, bisect_left(left, -4, key=lambda w: -len(w)))
for bad in (lambda: bisect_left(data, 3, -1), lambda: bisect_left(data, "x"), lambda: insort(5, 5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Counted(list):
    looked = 0

    def __getitem__(self, i):
        Counted.looked += 1
        return super().__getitem__(i)


print(bisect_left(Counted(range(1024)), 700), Counted.looked)
print(bisect.bisect is bisect.bisect_right, bisect.insort is bisect.insort_right)
