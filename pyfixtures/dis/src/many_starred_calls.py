def calls(f, a, k):
    f(*a, *k)
    f(1, *a, 2, *k, 3)
    f(**a, **k)
    f(*a, *k, x=1, **a, y=2, **k)
    a.method(*a, 1, *k)
    a.method(1, x=2, **a, **k)
    return f(*a, k), f(k=1, **a, l=2)
