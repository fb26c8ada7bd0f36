class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit ran")

    def __del__(self):
        print("del ran")


def values():
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("generator closed")


def work(limit):
    total = 0
    with Guard() as guard:
        for i in values():
            if i == limit:
                return total
            total += i


try:
    print("start")
    print(work(10 ** 9))
except BaseException as error:
    print("caught", error)
finally:
    print("finally ran")
