__package__ = None
del __spec__
from .other import __name__ as value
