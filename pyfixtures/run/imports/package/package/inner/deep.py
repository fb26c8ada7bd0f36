from ..late import NAME
from .. import early
value = NAME, early.NAME
