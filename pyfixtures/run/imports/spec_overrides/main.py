import sys
import module
print(module.__package__, module.seen)
print(__package__, __spec__, type(__loader__).__name__, __name__)
from package import tool
print(tool.value)
