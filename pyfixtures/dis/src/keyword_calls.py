def calls(f, a, b):
    f(key=1)
    f(a, key=b)
    f(a, b, first=1, second=2, third=f(x=a))
    a.method(key=1)
    a.method(b, first=b, second=2)
    return dict(a=1, b=2, c=[a])
