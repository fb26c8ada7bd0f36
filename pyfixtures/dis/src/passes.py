def nothing():
    pass


def returns():
    return


class Nothing:
    pass
