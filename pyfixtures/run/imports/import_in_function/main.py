def f(n):
    import helper
    from helper import add
    helper.count += 1
    return add(n, helper.count)
print([f(i) for i in range(5)])
class C:
    import helper as h
    from helper import add as plus
    plus = staticmethod(plus)
print(C.h.count, C.plus(1, 2))
try:
    import helper, absent
except ImportError:
    print(helper.count)
def g():
    global helper2
    import helper as helper2
g()
print(helper2.count)
total = 0
for i in range(300):
    import helper
    from helper import count
    total += count
print(total)
