import sys
sys.path.insert(0, sys.path[0] + "/first")
import which
print(which.place)
del sys.modules["which"]
sys.path[0], sys.path[1] = sys.path[1], sys.path[0]
import which
print(which.place)
sys.path.append(sys.path[0] + "/extra")
import only_extra
print(only_extra.place)
sys.path = []
try:
    import other
except ImportError as e:
    print(e)
sys.path = None
try:
    import other
except Exception as e:
    print(type(e).__name__)
