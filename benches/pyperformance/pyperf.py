"""A stand-in for pyperf: runs each benchmark a fixed number of times, which the module settings names.

Measuring is left to whoever runs the process. settings.py defines LOOPS, and ARGUMENTS for positional arguments of the
benchmark's own command line.
"""

from time import perf_counter

from settings import ARGUMENTS, LOOPS


class Namespace:
    pass


class Parser:
    """As much of argparse as benchmarks declare; options keep their defaults."""

    def __init__(self):
        self.options = []

    def add_argument(self, *names, **settings):
        name = names[-1]
        is_option = name.startswith("-")
        dest = settings.get("dest", name.lstrip("-").replace("-", "_"))
        default = settings.get("default", False if settings.get("action") == "store_true" else None)
        self.options.append((dest, is_option, default))

    def parse_args(self):
        found = Namespace()
        given = list(ARGUMENTS)
        for dest, is_option, default in self.options:
            setattr(found, dest, default if is_option or not given else given.pop(0))
        return found


class Runner:
    def __init__(self, **options):
        self.argparser = Parser()
        self.metadata = {}

    def parse_args(self):
        return self.argparser.parse_args()

    def bench_func(self, name, func, *args, **options):
        for _ in range(LOOPS):
            func(*args)

    def bench_time_func(self, name, func, *args, inner_loops=None, **options):
        func(LOOPS, *args)

    def bench_async_func(self, name, func, *args, **options):
        for _ in range(LOOPS):
            coroutine = func(*args)
            try:
                while True:
                    coroutine.send(None)
            except StopIteration:
                pass
