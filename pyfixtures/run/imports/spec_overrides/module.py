__package__ = "package"
from . import other
seen = other.__name__
