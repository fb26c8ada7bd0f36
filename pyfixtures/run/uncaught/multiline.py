values = {
    "a": 1,
    "b": [1, 2, 3],
}


def pick(key, index):
    return (
        values[key]
        [index]
        + 1
    )


print(pick("b", 0))
print(
    pick("b",
         7)
)
