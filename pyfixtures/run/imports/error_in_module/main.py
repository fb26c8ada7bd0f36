def load():
    import outer

load()
