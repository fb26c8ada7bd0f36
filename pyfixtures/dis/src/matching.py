def matching(subject):
    match subject:
        case 0 | 1 | None:
            return "small"
        case [first, *_, last] if first:
            return last
        case {"key": value, **rest}:
            return value, rest
        case Point(x=0, y=yy) | Point(yy):
            return yy
        case str() as text:
            return text
        case _:
            pass
