x: int = 1
y: "undefined"


class Record:
    """Documented."""
    a: int
    b: list[str] = []

    def method(self, a: int, *b: str, c: "C" = None) -> None:
        local: float = a
        return local
