from __future__ import annotations
x: int = 1
y: list[str]


class Body:
    field: "Body"

    def method(self, other: Body, *args: int, key: x[0].y = None) -> Body | None:
        local: absent = key
        return local
