class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed, self.available = needed, available


class Account:
    _next = 1

    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self.number = Account._next
        Account._next += 1
        self.history = []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __str__(self):
        return f"#{self.number} {self.owner}: {self._balance:.2f}"


class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate

    def add_interest(self):
        self.deposit(self.balance * self.rate)


def transfer(src, dst, amount):
    src.withdraw(amount)
    try:
        dst.deposit(amount)
    except ValueError:
        src.deposit(amount)
        raise


a, s = Account("Ann", 100), Savings("Sam", 1000, rate=0.05)
transfer(s, a, 250.5)
s.add_interest()
print(a, s, sep="\n")
for action in (lambda: a.withdraw(1000), lambda: a.deposit(-5), lambda: transfer(a, s, 0), lambda: setattr(a, "balance", 5)):
    try:
        action()
    except InsufficientFunds as e:
        print("refused:", e, e.needed - e.available)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(a.history, s.history, a.balance, isinstance(s, Account))
