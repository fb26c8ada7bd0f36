def calculate(a, b):
    result = a + b
    return result


print(calculate(1, 2))
print(calculate("py", "thon"))
print(calculate(0.5, 2))
print(calculate([1], [2, 3]))
