"""OrderedDict cleared or changed while it is iterated over."""
from _collections import OrderedDict
for what in ("clear", "pop", "pop all", "move", "add", "del", "refill", "clear empty"):
    od = OrderedDict((i, i) for i in range(3))
    try:
        for k in od:
            print(what, k)
            if what == "clear": od.clear()
            elif what == "pop": od.popitem()
            elif what == "pop all":
                while od: od.popitem()
            elif what == "move": od.move_to_end(0)
            elif what == "add": od[k + 10] = 1
            elif what == "del": del od[k]
            elif what == "refill":
                od.clear(); od.update({1: 1, 2: 2, 3: 3})
            else:
                it = iter(OrderedDict()); print(list(it)); break
    except RuntimeError as e: print(type(e).__name__, e)
for method in ("items", "values", "keys", "__reversed__"):
    od = OrderedDict((i, i) for i in range(4))
    try:
        for k in getattr(od, method)():
            print(method, k)
            od.clear()
    except RuntimeError as e: print(type(e).__name__, e)
