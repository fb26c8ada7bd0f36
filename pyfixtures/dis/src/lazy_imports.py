lazy import os
lazy import os.path as path
lazy from collections import deque, abc as base
from math import pi
lazy from . import sibling


def local():
    import os.path
    from . import name
    return os, name
