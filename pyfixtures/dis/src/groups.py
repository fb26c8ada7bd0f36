def groups(f):
    try:
        f()
    except* ValueError as group:
        f(group)
    except* (TypeError, OSError):
        raise
    return f
