def run(code, names):
    exec code
    exec code in names
    exec code in names, names
    exec "x = 1"
