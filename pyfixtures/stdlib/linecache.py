import linecache


class Loader:
    def get_source(self, name):
        return "lazy %s\nsecond\n" % name


namespace = {"__name__": "m", "__loader__": Loader()}
print(linecache.lazycache("m_file", namespace), linecache.lazycache("m_file", namespace), linecache.cache["m_file"][0]())
print(linecache.lazycache("<frozen x>", namespace), linecache.lazycache("", {}), linecache.lazycache("other", {"__name__": "n"}))
linecache.cache["cached"] = (3, None, ["a\n", "b\n"], "cached")
print(linecache.getline("cached", 2), linecache.getlines("cached"), linecache.getline("cached", 9), linecache.checkcache("unknown"))
linecache.checkcache()
print(sorted(linecache.cache))
linecache.clearcache()
print(linecache.cache)
