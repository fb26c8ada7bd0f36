"""Small integers: six arithmetic instructions a round."""


def main():
    total = 0
    for i in range(60000):
        total = (total + i * 3 - (i >> 2) ^ 5) & 65535
    return total


main()
