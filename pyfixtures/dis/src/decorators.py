@staticmethod
def plain():
    pass


@plain
@plain.attr(1, key=2)
def several(a, b=1):
    return a


@plain
@several(1)
class Decorated(object):
    @property
    def value(self):
        return self

    @value.setter
    def value(self, new):
        self.new = new
