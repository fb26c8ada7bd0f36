# Functions made of a module's or class's code: what they assign goes into their globals.
import marshal


class Body:
    x = 1

    def method(self):
        return self.x


def outer():
    class Local:
        y = 2

    return Local


body = next(c for c in outer.__code__.co_consts if hasattr(c, "co_code"))
function = type(outer)
namespace = {"__name__": "elsewhere"}
f = function(body, namespace)
print(f(), sorted(k for k in namespace if not k.startswith("__")))
namespace["y"] = 5
print(f(), namespace["y"], namespace["__qualname__"])
for _ in range(3):
    list(map(lambda _: f(), [1, 2]))
print(sorted(k for k in namespace if not k.startswith("__")))
try:
    f(1)
except TypeError as error:
    print(error)
outer.__code__ = body
__name__ = "main"
print(outer(), y, __qualname__)
