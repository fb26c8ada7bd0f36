import sys
del sys.modules["pack"]
