keep = None
while True:
    try:
        while True:
            keep = [keep, 1.5]
    except MemoryError:
        print("MemoryError")
