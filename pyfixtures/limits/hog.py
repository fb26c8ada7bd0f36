keep = []
while True:
    try:
        while True:
            keep.append([1.5])
    except MemoryError:
        print("MemoryError")
