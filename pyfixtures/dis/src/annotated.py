x: int = 1
y: "text"
z.attr: int = 2
(w): int


def annotated(a: int, b: "str" = "", *args: float, c: list = [], **kwargs: dict) -> None:
    local: int = a
    bare: int
    return local


class Body:
    field: int
    value: int = 3

    def method(self: "Body") -> "Body":
        field: int = 1
