class Shortage(Exception):
    def __init__(self, wanted, have):
        super().__init__(wanted, have)
        self.missing = wanted - have

    def __str__(self):
        return f"{self.missing} missing"


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise Shortage(amount, self.balance)
        self.balance -= amount
        return self.balance


account = Account(100)
print(account.withdraw(30))
print(account.withdraw(100))
