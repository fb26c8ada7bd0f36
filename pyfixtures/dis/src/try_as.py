def named(f):
    try:
        f()
    except ValueError as error:
        f(error)
    except (TypeError, KeyError) as error:
        del error
    except f.Error as other:
        try:
            return other.attr
        except AttributeError as error:
            raise error


def in_loop(f):
    for item in f:
        try:
            item()
        except ValueError as error:
            if error:
                break
            continue
