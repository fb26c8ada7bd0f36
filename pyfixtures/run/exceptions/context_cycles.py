# Contexts that form cycles: raising in such a handler ends.


class E(Exception):
    pass


def cycle(n):
    links = [E(i) for i in range(n)]
    for i, e in enumerate(links):
        e.__context__ = links[(i + 1) % n]
    return links


def shown(e):
    seen = []
    while e is not None and e not in seen:
        seen.append(e)
        e = e.__context__
    return [x.args[0] for x in seen], e and e.args[0]


for n in range(1, 6):
    for tail in range(3):
        links = cycle(n)
        first = links[0]
        for i in range(tail):
            before = E(f"tail {i}")
            before.__context__ = first
            first = before
        kept = first.__context__
        try:
            try:
                raise first
            except E:
                first.__context__ = kept
                raise E("new")
        except E as e:
            print(n, tail, shown(e))
