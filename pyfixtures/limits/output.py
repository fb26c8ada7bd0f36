import sys

try:
    while True:
        print("0123456789")
        print("abcdefghi", file=sys.stderr)
except BaseException:
    print("caught")
