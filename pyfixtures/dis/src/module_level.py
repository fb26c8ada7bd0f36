x = 1
x += 2
if x:
    y = x
else:
    y = None
while y:
    y = y - 1
for z in (1, 2, 3):
    x, y = y, x
try:
    w = x / y
except (ZeroDivisionError, TypeError):
    w = 0
finally:
    del z
(lambda: x)()
[x][0] = {"a": y}
