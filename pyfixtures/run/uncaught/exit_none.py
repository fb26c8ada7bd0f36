import sys


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit saw", details[0].__name__)


with Quiet():
    print("stopping")
    raise SystemExit
