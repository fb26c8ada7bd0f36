counter = 1


class Thing:
    colour = "red"


try:
    Thing().color
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)


def run():
    length = 5
    return lenght + 1


run()
