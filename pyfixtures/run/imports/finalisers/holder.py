class Held:
    def __del__(self): print("held goes")
kept = Held()
