def run(f):
    return f()
