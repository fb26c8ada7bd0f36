"""What the benchmarks of pyperformance need of pyperf to be imported: a clock that stands still."""


def perf_counter():
    return 0.0
