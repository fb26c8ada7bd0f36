import lazy
print(lazy.here, lazy.made_up)
from lazy import other
print(other)
try:
    from lazy import refused
except ImportError as e:
    print(e)
try:
    lazy.refused
except AttributeError as e:
    print(e)
print(sorted(dir(lazy)))
import package
print(package.part.__name__)
import swap
print(swap, swap.answer)
from swap import answer
print(answer)
