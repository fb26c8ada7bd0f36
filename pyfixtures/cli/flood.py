while True:
    print("a line that nobody may be waiting for")
