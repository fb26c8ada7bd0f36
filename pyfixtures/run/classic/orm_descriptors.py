# A small object-relational mapper: fields as descriptors, a metaclass, queries by operator overloading, rows in memory.
class ValidationError(ValueError):
    pass


class Field:
    serial = 0

    def __init__(self, kind, *, default=None, required=False, check=None):
        self.kind, self.default, self.required, self.check = kind, default, required, check
        Field.serial += 1
        self.order = Field.serial

    def __set_name__(self, owner, name):
        self.name, self.model = name, owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.values.get(self.name, self.default)

    def __set__(self, instance, value):
        if value is None:
            if self.required:
                raise ValidationError(f"{self.model}.{self.name} is required")
        elif not isinstance(value, self.kind):
            try:
                value = self.kind(value)
            except (TypeError, ValueError) as error:
                raise ValidationError(f"{self.model}.{self.name}: {error}") from error
        if self.check and value is not None and not self.check(value):
            raise ValidationError(f"{self.model}.{self.name}: {value!r} is not allowed")
        instance.values[self.name] = value

    def __delete__(self, instance):
        instance.values.pop(self.name, None)

    def _compare(symbol):
        def compare(self, other):
            return Condition(symbol, self, other)

        return compare

    __lt__, __gt__, __eq__, __ne__ = map(_compare, ("<", ">", "=", "!="))
    __hash__ = None
    del _compare


class Condition:
    TESTS = {"<": lambda a, b: a is not None and a < b, ">": lambda a, b: a is not None and a > b, "=": lambda a, b: a == b, "!=": lambda a, b: a != b}

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def __and__(self, other):
        return Condition("and", self, other)

    def __or__(self, other):
        return Condition("or", self, other)

    def __invert__(self):
        return Condition("not", self, None)

    def __call__(self, row):
        match self.op:
            case "and":
                return self.left(row) and self.right(row)
            case "or":
                return self.left(row) or self.right(row)
            case "not":
                return not self.left(row)
            case op:
                return self.TESTS[op](getattr(row, self.left.name), self.right)

    def __str__(self):
        match self.op:
            case "not":
                return f"NOT ({self.left})"
            case "and" | "or":
                return f"({self.left} {self.op.upper()} {self.right})"
        return f"{self.left.name} {self.op} {self.right!r}"


class ModelMeta(type):
    registry = {}

    def __new__(meta, name, bases, body, table=None, **options):
        cls = super().__new__(meta, name, bases, body, **options)
        inherited = {n: f for base in reversed(cls.__mro__) for n, f in vars(base).items() if isinstance(f, Field)}
        cls.fields = dict(sorted(inherited.items(), key=lambda item: item[1].order))
        cls.rows = []
        if bases:
            meta.registry[table or name.lower() + "s"] = cls
        return cls

    def __init__(cls, name, bases, body, **options):
        super().__init__(name, bases, body)

    def __iter__(cls):
        return iter(cls.rows)

    def where(cls, condition, order_by=None, reverse=False):
        found = [row for row in cls if condition(row)]
        return sorted(found, key=lambda row: getattr(row, order_by.name), reverse=reverse) if order_by is not None else found

    def schema(cls):
        return ", ".join(f"{n} {f.kind.__name__}{'!' if f.required else ''}" for n, f in cls.fields.items())


class Model(metaclass=ModelMeta):
    key = Field(int)

    def __init__(self, **values):
        self.values = {}
        if unknown := values.keys() - self.fields.keys():
            raise AttributeError(f"{type(self).__name__} has no field {min(unknown)}")
        errors = []
        for name, field in self.fields.items():
            try:
                setattr(self, name, values.get(name, field.default))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup(type(self).__name__, errors)

    def save(self):
        self.key = len(self.rows) + 1
        type(self).rows.append(self)
        return self

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self.values.items() if v is not None)})"


class Person(Model, table="people"):
    name = Field(str, required=True)
    age = Field(int, check=lambda a: 0 <= a < 150)


class Employee(Person):
    salary = Field(float, default=1000.0)


for name, age in (("Ann", 31), ("Bob", "27"), ("Cid", None), ("Dee", 64)):
    Person(name=name, age=age).save()
Employee(name="Eve", age=40, salary="2500").save()
print(ModelMeta.registry, Person.schema(), Employee.schema(), sep="\n")
adult = (Person.age > 30) & (Person.age < 60) | (Person.name == "Bob")
print(adult, Person.where(adult), Person.where(~adult, order_by=Person.name, reverse=True), list(Employee), sep="\n")
for wrong in (lambda: Person(age="old"), lambda: Person(name="Zed", age=200), lambda: Person(name="Zed", size=1), lambda: Employee(salary="much", age=-1), lambda: hash(Person.age)):
    try:
        print(wrong())
    except* ValidationError as group:
        print("group", group.message, [str(e) for e in group.exceptions], [type(e.__cause__).__name__ for e in group.exceptions])
    except* (AttributeError, TypeError) as group:
        print(repr(group.exceptions[0]))
first = Person.rows[0]
del first.age
print(first, first.age, Person.age.name, vars(first))
