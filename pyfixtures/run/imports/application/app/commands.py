from . import __version__, store
from .config import settings
from .errors import AppError

COMMANDS = {}


def command(function):
    COMMANDS[function.__name__.rstrip("_")] = function
    return function


@command
def add(*fields):
    yield f"added {store.default.add(*fields)}"


@command
def list_():
    yield from map(str, store.default)


@command
def find(text):
    yield from (str(p) for p in store.default if text.lower() in p.name.lower())


@command
def age():
    settings.override(sort="age")
    yield from list_()


@command
def remove(name):
    yield f"removed {store.default.remove(name)}"


@command
def stats():
    yield f"version {__version__}, {len(store.default)} people, commands {sorted(COMMANDS)}"


def run(words):
    match words:
        case []:
            return
        case [name, *arguments] if name in COMMANDS:
            try:
                yield from COMMANDS[name](*arguments)
            except AppError as error:
                yield f"error: {error} ({type(error).__mro__[1].__name__}, from {error.__cause__!r})"
        case [name, *_]:
            yield f"unknown: {name}"
