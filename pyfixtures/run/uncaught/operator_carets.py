def total(order):
    return order["price"] * order["count"] + order["shipping"]


print(total({"price": 3, "count": 4, "shipping": 5}))
result = total({"price": 3, "count": 4, "shipping": 1}) + total({"price": 3, "count": 4,
                                                               "shipping": "free"})
