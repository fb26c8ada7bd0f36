def fail(kind, text):
    try:
        raise kind(text)
    except kind as e:
        return e


errors = [fail(ValueError, "first"), fail(TypeError, "second"), ExceptionGroup("inner", [KeyError("k")])]
try:
    raise ExceptionGroup("several", errors)
except* ValueError as group:
    print("values", group.exceptions)
