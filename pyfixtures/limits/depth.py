import sys

sys.setrecursionlimit(10 ** 6)


def dive(n):
    try:
        return dive(n + 1)
    except BaseException:
        print("caught")
    finally:
        print("finally ran")


dive(0)
