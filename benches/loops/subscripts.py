"""Items of lists, tuples and dicts, read and written."""


def loop(n):
    row, pair, table = [1, 2, 3, 4], (5, 6), {"a": 7, 8: 9}
    for i in range(n):
        row[i & 3] = pair[1]
        row[0] = table["a"] + row[-1]
        table["a"] = table[8]
    return row


loop(100000)
