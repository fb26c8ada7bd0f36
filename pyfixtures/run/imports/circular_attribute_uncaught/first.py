import second

def name():
    pass
