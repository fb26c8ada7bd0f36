def loops(items):
    total = 0
    for a, (b, c) in items:
        for d in range(b):
            if d == c:
                continue
            total += d
            if total > 100:
                break
        else:
            total -= 1
            continue
        break
    else:
        return -1
    for items.attr in total:
        pass
    for items[0] in total:
        del items[0]
    return total


for index in range(3):
    loops([index])
else:
    del index
