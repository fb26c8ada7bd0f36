import sys
class Instance:
    answer = 42
    def __repr__(self):
        return "<instance>"
sys.modules[__name__] = Instance()
