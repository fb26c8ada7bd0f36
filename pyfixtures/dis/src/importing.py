import os
import os.path
import os.path as path, sys as system
import xml.dom.minidom as minidom
from os import path as p, sep
from collections import (OrderedDict, namedtuple as nt)
from . import sibling
from .sibling import name
from ..package.module import other as renamed
from math import *


def local():
    import os.path
    import xml.dom as dom
    from os import getcwd, sep as separator
    return os, dom, getcwd, separator
