"""Lists: appended to, indexed, sliced, comprehended, searched."""


def loop(n):
    total = 0
    for i in range(n):
        row = [j * i for j in range(20)]
        row.append(i)
        row[3], row[4] = row[4], row[3]
        tail = row[10:]
        tail.reverse()
        total += sum(tail) + len(row) + row.index(i) + (5 in row)
        row.pop()
    return total


print("lists", loop(250000))
