# An application of several packages: configuration, models, services that need each other, and a command line.
from app.commands import run
from app.config import settings

for line in ("add Ann 31", "add Bob 27", "list", "find an", "age", "remove Bob", "list", "bogus", "add Eve x", "remove Zed", "", "stats"):
    print(">", line)
    for output in run(line.split()):
        print("  ", output)
print(settings)
