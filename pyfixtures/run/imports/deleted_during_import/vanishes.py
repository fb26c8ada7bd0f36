import sys
del sys.modules["vanishes"]
