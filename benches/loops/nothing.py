"""A loop that does nothing: two instructions a round."""


def main():
    for _ in range(300000):
        pass


main()
