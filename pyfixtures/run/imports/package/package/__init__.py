print("package runs", __name__, __package__)
from . import early
from .early import NAME as early_name
