import shop


class Order:
    def __init__(self, customer, prices):
        self.customer = customer
        self.prices = prices


def total(customer, prices):
    order = Order(customer, prices)
    print("order of", order.customer)
    return sum(order.prices) * (1 - shop.discount(order.customer))


def report(items):
    return ", ".join(f"{name}: {count}" for name, count in items.items())


def broken(prices):
    return prices["none"]


def peek(path):
    with open(path) as file:
        return file.read()


print("rules loaded")
