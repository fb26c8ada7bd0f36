def handlers(f):
    try:
        f()
    except ValueError:
        return 1
    except (TypeError, KeyError):
        f(2)
    except:
        raise
    else:
        f(3)
    try:
        try:
            return f(4)
        except OSError:
            f(5)
    except (f.a, f.b[0]):
        pass
    return f


try:
    import absent
except ImportError:
    absent = None
