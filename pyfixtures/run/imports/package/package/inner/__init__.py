from .. import early
from . import deep
