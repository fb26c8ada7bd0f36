print("outer")
from package import bad
