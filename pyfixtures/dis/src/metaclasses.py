def factory(meta, bases, **options):
    class Made(*bases, metaclass=meta, **options):
        def whoami(self):
            return __class__, super().whoami()

    class Plain(meta, flag=True):
        __slots__ = "a", "b"
    return Made, Plain
