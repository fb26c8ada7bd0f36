class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}
        self.hits = self.misses = 0

    def get(self, key, default=None):
        try:
            value = self.data.pop(key)
        except KeyError:
            self.misses += 1
            return default
        self.data[key] = value
        self.hits += 1
        return value

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            oldest = next(iter(self.data))
            del self.data[oldest]

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return f"LRU({', '.join(f'{k}={v}' for k, v in self.data.items())})"


def cached(capacity):
    def decorate(f):
        cache = LRUCache(capacity)

        def wrapper(*args):
            if (hit := cache.get(args, cached)) is not cached:
                return hit
            result = f(*args)
            cache.put(args, result)
            return result

        wrapper.cache = cache
        return wrapper

    return decorate


c = LRUCache(3)
for i, k in enumerate("abcad"):
    c.put(k, i)
    print(c)
print(c.get("a"), c.get("b"), c.get("zz", "none"), c, "c" in c, c.hits, c.misses)


@cached(50)
def paths(r, k):
    return 1 if r == 0 or k == 0 else paths(r - 1, k) + paths(r, k - 1)


print(paths(6, 6), paths.cache.hits, paths.cache.misses, len(paths.cache.data))
