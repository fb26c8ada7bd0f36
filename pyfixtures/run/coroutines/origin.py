"""Where coroutines were made."""
import sys


async def work():
    pass


def make():
    return work()


def outer():
    return make()


print(sys.get_coroutine_origin_tracking_depth(), make().close())
sys.set_coroutine_origin_tracking_depth(2)
c = outer()
print([(file.rpartition("/")[2], line, name) for file, line, name in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(3)
c = outer()
print(len(c.cr_origin), [entry[1:] for entry in c.cr_origin])
print(outer.__name__, type(c.cr_origin).__name__)
del c
sys.set_coroutine_origin_tracking_depth(0)
c = outer()
print(c.cr_origin)
c.close()
for bad in -1, "a", 1.5:
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    c.cr_origin = None
except AttributeError as e:
    print(e)
