from . import other
print(other.__name__)
