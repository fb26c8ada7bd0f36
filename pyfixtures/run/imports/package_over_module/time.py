print("never")
mine = 1
