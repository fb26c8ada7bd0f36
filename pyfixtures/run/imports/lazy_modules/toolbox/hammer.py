print("loading", __name__)


def use():
    return "bang"
