import sys
try:
    import vanishes
except KeyError as e:
    print("KeyError", e)
try:
    import pack.gone
except KeyError as e:
    print("KeyError", e)
import sets_child
print(sets_child.pack2.child)
