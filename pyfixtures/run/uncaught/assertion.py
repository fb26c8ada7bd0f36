def check(value, limit=10):
    assert value >= 0
    assert value < limit, f"{value} is not under {limit}"
    return value


print(check(5))
try:
    check(-1)
except AssertionError as e:
    print(repr(e), e.args)
print(check(12))
