"""Dicts that grow, are searched and shrink."""


def loop(n):
    table = {}
    for i in range(n):
        table[i] = i
        if i in table and i + 1 not in table:
            table.get("absent")
        if len(table) > 1000:
            table.clear()
    return table


loop(50000)
