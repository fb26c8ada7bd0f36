def matched(a):
    match a:
        case 0 | 1.5 | "x" | None | True | -1j:
            return 1
        case [] | [_]:
            return 2
        case [x, y, *rest] if x:
            return x, y, rest
        case (1, *_, 2):
            return 3
        case {"key": value, "other": [1, z], **extra}:
            return value, z, extra
        case {}:
            return 4
        case Point(x=0, y=y) | Point(0, y):
            return y
        case str() | bytes() as text:
            return text
        case module.CONSTANT:
            return 5
        case other:
            return other
