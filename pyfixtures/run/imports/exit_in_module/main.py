print("before")
import stops
print("never")
