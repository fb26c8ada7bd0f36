# Double-entry bookkeeping: amounts in cents, journal entries that balance, reports, closing, and a parser for entries.
class Money:
    __slots__ = ("cents",)

    def __init__(self, amount):
        match amount:
            case Money(cents=cents):
                self.cents = cents
            case int():
                self.cents = amount * 100
            case str():
                whole, dot, part = amount.replace(",", "").partition(".")
                if len(part) > 2 or not (whole.lstrip("-") + part).isdigit():
                    raise ValueError(f"not an amount: {amount!r}")
                cents = abs(int(whole or 0)) * 100 + int(part.ljust(2, "0") or 0)
                self.cents = -cents if amount.startswith("-") else cents
            case _:
                raise TypeError(f"no money in {type(amount).__name__}")

    @classmethod
    def of(cls, cents):
        self = cls.__new__(cls)
        self.cents = cents
        return self

    def __add__(self, other):
        return Money.of(self.cents + Money(other).cents)

    __radd__ = __add__

    def __neg__(self):
        return Money.of(-self.cents)

    def __sub__(self, other):
        return self + -Money(other)

    def __mul__(self, rate):
        half_even, rest = divmod(self.cents * round(rate * 10000), 10000)
        return Money.of(half_even + (rest > 5000 or rest == 5000 and half_even % 2))

    def __bool__(self):
        return self.cents != 0

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __format__(self, spec):
        text = f"{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}"
        return format(f"({text})" if self.cents < 0 else f"{text} ", spec)

    def __repr__(self):
        return f"Money({self.cents / 100:.2f})"

    def split(self, n):
        each, rest = divmod(self.cents, n)
        return [Money.of(each + (i < rest)) for i in range(n)]


class Unbalanced(ValueError):
    def __init__(self, entry, difference):
        super().__init__(f"{entry}: off by {difference:}")
        self.difference = difference


class Ledger:
    KINDS = {"assets": 1, "expenses": 1, "income": -1, "liabilities": -1, "equity": -1}

    def __init__(self):
        self.journal, self.closed = [], False

    def post(self, date, text, *lines):
        postings = []
        open_account = None
        for account, *amount in lines:
            kind = account.partition(":")[0]
            if kind not in self.KINDS:
                raise KeyError(account)
            if amount:
                postings.append((account, Money(*amount)))
            elif open_account is None:
                open_account = account
            else:
                raise ValueError(f"{text}: two open postings")
        total = sum((m for _, m in postings), Money(0))
        if open_account:
            postings.append((open_account, -total))
        elif total:
            raise Unbalanced(text, total)
        if self.closed:
            raise PermissionError("the year is closed")
        self.journal.append((date, text, postings))
        self.journal.sort(key=lambda entry: entry[0])

    @classmethod
    def parse(cls, source):
        ledger, errors, head, lines = cls(), [], None, []
        for number, line in enumerate([*source.splitlines(), ""], 1):
            if line[:1].isdigit():
                date, text = line.split(None, 1)
                head = date, text, number
            elif line.startswith(" "):
                account, *amount = line.split()
                lines.append((account, *amount))
            elif head:
                try:
                    ledger.post(*head[:2], *lines)
                except (ValueError, KeyError) as error:
                    error.add_note(f"entry at line {head[2]}")
                    errors.append(error)
                head, lines = None, []
        return ledger, errors

    def balances(self, prefix="", until="9999"):
        found = {}
        for date, _, postings in self.journal:
            for account, money in postings:
                if account.startswith(prefix) and date <= until:
                    found[account] = found.get(account, Money(0)) + money
        return dict(sorted(found.items()))

    def report(self):
        for kind, sign in self.KINDS.items():
            accounts = self.balances(kind)
            if not accounts:
                continue
            total = sum(accounts.values(), Money(0))
            print(f"{kind.upper():<24}{Money.of(total.cents * sign):>14}")
            for account, money in accounts.items():
                print(f"  {account.partition(':')[2]:<22}{Money.of(money.cents * sign):>14}")

    def close(self, date):
        result = sum((m for k in ("income", "expenses") for m in self.balances(k).values()), Money(0))
        lines = [(a, -m) for k in ("income", "expenses") for a, m in self.balances(k).items()]
        self.post(date, "closing", *lines, ("equity:profit",))
        self.closed = True
        return -result


JOURNAL = """\
2024-01-02 Opening
  assets:bank 10,000.00
  equity:capital

2024-02-10 Sale on account
  assets:customers 1190.00
  income:sales -1000.00
  liabilities:tax -190.00
2024-02-01 Rent

  expenses:rent 450.5
  assets:bank
2024-03-01 Rent
  expenses:rent 450.50
  assets:bank

2024-03-05 Broken
  assets:bank 100.00
  income:sales -99.99

2024-03-06 Wrong account
  pockets:left 5
  assets:bank

2024-03-07 Bad number
  assets:bank 1.234
  income:sales

2024-03-08 Two open
  assets:bank
  income:sales

2024-03-20 Customer pays
  assets:bank 1190
  assets:customers
"""
ledger, errors = Ledger.parse(JOURNAL)
for error in errors:
    print(type(error).__name__, error, error.__notes__)
ledger.report()
print([f"{a}{m:}" for a, m in ledger.balances("assets", until="2024-02-28").items()])
print(ledger.close("2024-12-31"), ledger.balances("income"), ledger.balances("equity"))
for wrong in (lambda: ledger.post("2025-01-01", "late", ("assets:bank", 5), ("income:sales",)), lambda: Money(1.5), lambda: Money("1.2.3"), lambda: Money("x"), lambda: Money(5) + "z"):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(Money("100.00").split(3), Money("0.05") * 0.5, Money("0.15") * 0.5, Money("-12.345"[:-1]), f"{Money('-1234567.8'):>16}|", sum([Money(1), Money("0.5")], Money(0)))
