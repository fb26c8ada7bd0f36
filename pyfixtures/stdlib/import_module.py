"""Imports the module that is named."""

import sys

__import__(sys.argv[1])
print(sys.argv[1] in sys.modules)
