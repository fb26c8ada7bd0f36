"""What helps."""
VALUE = 7
counter = 1

def double(x):
    return 2 * x
