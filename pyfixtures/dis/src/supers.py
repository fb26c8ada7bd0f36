class A(B):
    def method(self, x):
        super().method(x)
        super().attr
        super().method(x, key=1)
        super(A, self).method(x)
        super(A, self).attr
        return super
