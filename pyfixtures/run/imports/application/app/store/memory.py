from ..errors import Missing
from ..models import Person


class Memory:
    def __init__(self):
        self.people = {}

    def add(self, *fields):
        person = Person(*fields)
        self.people[person.name] = person
        return person

    def remove(self, name):
        try:
            return self.people.pop(name)
        except KeyError:
            raise Missing(name) from None

    def __iter__(self):
        return iter(sorted(self.people.values()))

    def __len__(self):
        return len(self.people)
