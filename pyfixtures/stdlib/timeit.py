import timeit

print(timeit.default_number, timeit.default_repeat, timeit.dummy_src_name, timeit.reindent("a\nb", 4))
for bad in [lambda: timeit.Timer("pass", 3)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(timeit.template.strip().splitlines()[0])
