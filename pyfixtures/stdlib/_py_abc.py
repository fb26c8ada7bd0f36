from _py_abc import ABCMeta, get_cache_token


class Base(metaclass=ABCMeta):
    def need(self): ...

    need.__isabstractmethod__ = True


class Done(Base):
    def need(self):
        return "done"


class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack") or NotImplemented


print(Base.__abstractmethods__, Done().need(), isinstance(Done(), Base), issubclass(int, Base))
before = get_cache_token()
print(Base.register(int) is int, get_cache_token() - before, issubclass(int, Base), isinstance(True, Base), issubclass(str, Base))
print(issubclass(type("Duck", (), {"quack": 1}), Hook), issubclass(list, Hook), isinstance([], Hook))
for bad in (Base, lambda: Base.register(3), lambda: Done.register(Base), lambda: issubclass(3, Base)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
Base._abc_registry_clear()
Base._abc_caches_clear()
print(issubclass(int, Base))
