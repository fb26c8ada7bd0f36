"""Clocks: their kinds, what is told of them, what they refuse."""
# fixture: 64-bit
import time

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    if not hasattr(time, name):
        continue
    print(name, type(getattr(time, name)()).__name__, type(getattr(time, name + "_ns")()).__name__)


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


print(time.get_clock_info("time").adjustable, time.get_clock_info("monotonic").monotonic)
for name in ("unknown", 1):
    attempt(time.get_clock_info, name)
for length in (-1, "a", float("nan"), 0, 0.0):
    attempt(time.sleep, length)
a, b = time.monotonic(), time.monotonic()
print(a <= b, time.perf_counter_ns() <= time.perf_counter_ns(), time.time() > 1.5e9)
print(isinstance(time.tzname, tuple), len(time.tzname), isinstance(time.timezone, int))
print(type(time.localtime()) is time.struct_time, len(time.ctime()), time.CLOCK_REALTIME, time.CLOCK_MONOTONIC)
attempt(time.clock_gettime, 99)
attempt(time.time, 1)
