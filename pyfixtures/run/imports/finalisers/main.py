import holder
class Main:
    def __del__(self): print("main goes")
m = Main()
print("end of main")
