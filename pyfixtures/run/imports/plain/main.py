import sys
import helper
from helper import VALUE, double as twice
import helper as other
print(helper.VALUE, VALUE, twice(4), other is helper)
print(sys.modules["helper"] is helper)
print(helper.__name__, helper.__package__ == "", helper.__doc__)
print(helper.__spec__.name, helper.__spec__.origin == helper.__file__, helper.__spec__.has_location)
print(type(helper.__loader__).__name__, helper.__loader__ is helper.__spec__.loader)
print(helper.__cached__ == helper.__file__, helper.__file__)
print(list(vars(helper)))
print(helper.counter)
import helper
print(helper.counter)
