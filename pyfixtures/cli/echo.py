import sys

name = input("name? ")
print("hello", name)
for line in sys.stdin:
    print("line", line, end="")
try:
    input()
except EOFError as e:
    print(e)
