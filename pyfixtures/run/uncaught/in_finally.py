def work():
    try:
        return int("4x")
    finally:
        print("finally runs")
        [].pop()


with open if False else type("CM", (), {"__enter__": lambda s: print("enter"), "__exit__": lambda s, *a: print("exit", a[0].__name__)})():
    work()
