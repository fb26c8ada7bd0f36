def step(n):
    try:
        return [10, 20][n]
    except IndexError as e:
        e.add_note(f"while looking up {n}")
        e.add_note("two\nlines")
        raise


for i in range(4):
    print(step(i))
