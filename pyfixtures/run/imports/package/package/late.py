NAME = "late"
from .early import NAME as before
from . import early
print(before, early.NAME)
