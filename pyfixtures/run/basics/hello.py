name = "world"
print("hello,", name)
print("a", "b", sep="")
print("no newline", end="; ")
print("then one")
print()
print(1, 2.5, None, True, [1, "x"], (1,), {"k": 1})
