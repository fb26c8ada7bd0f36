import sys
for _ in range(2):
    try:
        import fails
    except ValueError as e:
        print("caught", e)
    print("fails" in sys.modules, "good" in sys.modules)
import good
print(good.count)
import package
try:
    import package.fails
except KeyError as e:
    print(e, hasattr(package, "fails"), hasattr(package, "works"))
