# Reading a log: parsing lines by hand, grouping, sessions by gaps, percentiles, a report, and bad lines counted.
from _collections import defaultdict

LOG = """\
09:00:01 GET /index.html 200 120 ann
09:00:05 GET /style.css 200 15 ann
09:00:07 POST /login 302 340 bob
09:00:09 GET /home 200 95 bob
garbage line here
09:07:30 GET /index.html 304 8 ann
09:07:31 GET /missing 404 22 ann
25:99:00 GET /x 200 1 eve
09:12:00 GET /report?id=7&full=yes 200 2210 bob
09:12:44 GET /report?id=9 500 5100 bob
09:12:45 GET /report?id=9 500 4900 bob
09:40:00 PUT /report/9 200 80 bob
09:41:00 GET /index.html abc 5 cid

09:42:00 DELETE /report/9 403 12 cid
"""


class BadLine(ValueError):
    def __init__(self, reason, number):
        super().__init__(reason)
        self.number = number


class Entry:
    __slots__ = ("time", "method", "path", "query", "status", "took", "user")

    def __init__(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)

    @property
    def failed(self):
        return self.status >= 500

    def __repr__(self):
        return f"<{clock(self.time)} {self.user} {self.method} {self.path} {self.status}>"


def clock(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def parse(line, number):
    match line.split():
        case [time, ("GET" | "POST" | "PUT" | "DELETE") as method, path, status, took, user]:
            pass
        case [_, _, *rest] if len(rest) < 4:
            raise BadLine(f"{len(rest) + 2} fields", number)
        case words:
            raise BadLine(f"no method among {len(words)} words", number)
    try:
        hours, minutes, seconds = map(int, time.split(":"))
        if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 60):
            raise ValueError(f"no time {time}")
        path, _, query = path.partition("?")
        query = dict(pair.split("=", 1) for pair in query.split("&")) if query else {}
        return Entry(time=hours * 3600 + minutes * 60 + seconds, method=method, path=path, query=query, status=int(status), took=int(took), user=user)
    except ValueError as error:
        raise BadLine(str(error), number) from error


def read(text):
    bad = []

    def entries():
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield parse(line, number)
                except BadLine as error:
                    bad.append(error)

    return entries(), bad


def sessions(entries, gap=300):
    open_ = {}
    for e in entries:
        current = open_.get(e.user)
        if current and e.time - current[-1].time > gap:
            yield e.user, current
            current = None
        if current is None:
            current = open_[e.user] = []
        current.append(e)
    yield from open_.items()


def percentile(values, p):
    values = sorted(values)
    return values[min(len(values) - 1, round(p / 100 * (len(values) - 1)))]


def grouped(entries, key):
    groups = defaultdict(list)
    for e in entries:
        groups[key(e)].append(e)
    return dict(sorted(groups.items()))


source, bad = read(LOG)
entries = list(source)
print(len(entries), "entries,", len(bad), "bad")
for error in bad:
    print(f"  line {error.number}: {error} ({type(error.__cause__).__name__})")
print(f"{'path':<14}{'n':>3}{'p50':>7}{'p90':>7}{'fail':>6}")
for path, group in grouped(entries, lambda e: e.path).items():
    took = [e.took for e in group]
    print(f"{path:<14}{len(group):>3}{percentile(took, 50):>7}{percentile(took, 90):>7}{sum(e.failed for e in group) / len(group):>6.0%}")
for user, session in sorted(sessions(entries), key=lambda s: (s[0], s[1][0].time)):
    print(f"{user}: {clock(session[0].time)}-{clock(session[-1].time)} {len(session)} requests, {sum(e.took for e in session)} ms, {'/'.join(dict.fromkeys(str(e.status) for e in session))}")
print({f"{status}xx": len(g) for status, g in grouped(entries, lambda e: e.status // 100).items()}, max(entries, key=lambda e: e.took), [e.query for e in entries if e.query])
per_minute = grouped(entries, lambda e: e.time // 600)
for slot, group in per_minute.items():
    print(clock(slot * 600)[:5], "#" * len(group), "!" * sum(e.failed for e in group))
