import link0
print(link0.depth)
import a.b.c.d.e
print(a.b.c.d.e.__name__, a.b.c.d.__package__)
