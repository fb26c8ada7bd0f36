def attributes(a, b):
    a.x = b.y
    a.x.y.z = a.x.y
    a.x, b.y = b.y, a.x
    a.x += 1
    a.x.y -= b
    del a.x, b.x.y
    return a.x.y.z, a.__class__, a.x().y().z
