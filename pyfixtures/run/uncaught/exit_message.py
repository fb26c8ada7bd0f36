import sys


def main():
    print("before")
    sys.exit("fatal: " + repr([1, 2]))


main()
