config = {"host": {"name": "localhost"}}


def lookup(*path):
    node = config
    for key in path:
        node = node[key]
    return node


print(lookup("host", "name"))
print(lookup("host", "port"))
