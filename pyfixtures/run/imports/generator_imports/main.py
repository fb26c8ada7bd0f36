def numbers():
    import helper
    for i in range(3):
        from helper import scale
        yield scale(i)
print(list(numbers()))
import helper
try:
    print(helper.fail())
except RuntimeError as e:
    import helper as h2
    print(e, h2 is helper)
