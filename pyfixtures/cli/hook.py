import sys


def hook(kind, value, traceback):
    print("caught", kind.__name__, value)


sys.excepthook = hook
raise ValueError("unseen")
