# fixture: 64-bit
import statistics
try:
    from statistics import mean
except ImportError as e:
    print(e)
try:
    statistics.mean
except AttributeError as e:
    print(e)
