def area(width, height):
    return width * height


print(area(2, 3))
pairs = [(1, 2), (3, 4), (5,)]
print([area(*p) for p in pairs[:2]])
print([area(*p)
       for p in pairs])
