import this

print(this.d["A"], len(this.d), this.i)
