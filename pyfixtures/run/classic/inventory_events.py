# Event sourcing: events as classes, a store with snapshots, projections by registration, undo by replay, and observers held weakly.
from _weakref import ref


class Event:
    kinds = {}
    __slots__ = ("number", "item")
    __match_args__ = ("item",)

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Event.kinds[cls.__name__] = cls
        cls.__match_args__ = ("item", *cls.__slots__)

    def __init__(self, item, *values):
        if len(values) != len(self.__slots__):
            raise TypeError(f"{type(self).__name__} needs {', '.join(self.__slots__) or 'nothing'}")
        self.item = item
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, n)) for n in self.__match_args__)})"


class Bought(Event):
    __slots__ = ("count", "price")


class Sold(Event):
    __slots__ = ("count",)


class Counted(Event):
    __slots__ = ("count",)


class Retired(Event):
    __slots__ = ()


class Rejected(Exception):
    pass


class Stock:
    def __init__(self):
        self.levels, self.cost, self.retired = {}, 0, set()

    def apply(self, event):
        match event:
            case Event(item) if item in self.retired:
                raise Rejected(f"{item} is retired")
            case Bought(item, count, price) if count > 0:
                self.levels[item] = self.levels.get(item, 0) + count
                self.cost += count * price
            case Sold(item, count):
                if self.levels.get(item, 0) < count:
                    raise Rejected(f"only {self.levels.get(item, 0)} of {item}")
                self.levels[item] -= count
            case Counted(item, count):
                self.levels[item] = count
            case Retired(item):
                self.retired.add(item)
                self.levels.pop(item, None)
            case _:
                raise Rejected(f"cannot apply {event}")
        return self

    def copy(self):
        other = type(self)()
        other.levels, other.cost, other.retired = self.levels.copy(), self.cost, self.retired.copy()
        return other

    def __repr__(self):
        return f"{self.levels} cost {self.cost} retired {sorted(self.retired)}"


class Store:
    def __init__(self, every=3):
        self.events, self.snapshots, self.every, self.observers = [], {0: Stock()}, every, []
        self.now = Stock()

    def add(self, *events):
        for event in events:
            event.number = len(self.events) + 1
            self.now.apply(event)
            self.events.append(event)
            if event.number % self.every == 0:
                self.snapshots[event.number] = self.now.copy()
            self.observers = [o for o in self.observers if o() is not None]
            for observer in self.observers:
                observer()(event)

    def at(self, number):
        start = max(n for n in self.snapshots if n <= number)
        state = self.snapshots[start].copy()
        for event in self.events[start:number]:
            state.apply(event)
        return state, number - start

    def undo(self):
        event = self.events.pop()
        self.snapshots.pop(event.number, None)
        self.now, _ = self.at(len(self.events))
        return event

    def watch(self, observer):
        self.observers.append(ref(observer))
        return observer


class Alarm:
    def __init__(self, store, limit):
        self.store, self.limit, self.told = store, limit, []

    def __call__(self, event):
        match event:
            case Sold(item) | Counted(item) if (left := self.store.now.levels[item]) < self.limit:
                self.told.append(f"{item} down to {left} by #{event.number}")

    def __del__(self):
        print("alarm gone after", self.told)


store = Store()
alarm = store.watch(Alarm(store, 4))
store.add(Bought("pen", 10, 2), Bought("ink", 5, 7), Sold("pen", 3), Sold("ink", 2), Counted("pen", 2), Bought("pad", 1, 30))
print(store.now, sorted(store.snapshots), *store.events, sep="\n  ")
for number in (0, 2, 5, 6):
    print(number, *store.at(number))
del alarm
for bad in (lambda: store.add(Sold("ink", 99)), lambda: store.add(Bought("pen", -1, 1)), lambda: store.add(Retired("ink"), Sold("ink", 1)), lambda: Bought("pen"), lambda: Retired("x", 1), lambda: store.add(Event("x"))):
    try:
        bad()
    except (Rejected, TypeError) as error:
        print(type(error).__name__, error, len(store.events))
print(store.undo(), store.now, len(store.observers), sorted(Event.kinds), Sold.__match_args__)
while len(store.events) > 2:
    store.undo()
print(store.now, sorted(store.snapshots))
