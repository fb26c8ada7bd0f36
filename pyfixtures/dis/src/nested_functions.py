def one(a):
    def two(b):
        def three(c):
            class Four:
                d = c

                def five(self, e):
                    return [a + b for f in e]
            return Four
        return three
    return two
