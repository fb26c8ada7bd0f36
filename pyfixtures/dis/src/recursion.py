def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def walk(tree, found=None):
    if found is None:
        found = []
    for key in sorted(tree):
        if isinstance(tree[key], dict):
            walk(tree[key], found)
        else:
            found.append((key, tree[key]))
    return found
