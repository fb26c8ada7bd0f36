x: int = 5
y: "forward" = "text"
z: list


def f(a: int, b: "str" = "d", *args: float, k: bool = True) -> None:
    local: undefined_is_fine = 1
    return local


class C:
    a: int
    b: str = "b"

    def m(self) -> "C":
        return self


print(x, y, "z" in globals(), f(1), C.b, hasattr(C, "a"))
print(list(f.__annotations__), f.__annotations__["a"], f.__annotations__["return"], f.__annotations__["b"])
print(list(C.__annotations__.items()), C().m().b)
print(int | str, (int | None) == (None | int), isinstance(3, int | str), list[int], dict[str, list[int]], tuple[int, ...], type(list[int]).__name__)
print(list[int]([1, 2]), list[int].__origin__, list[int].__args__, list[int] == list[int], (int | str).__args__)
for bad in (lambda: int | 5, lambda: int["x"], lambda: isinstance([], list[int])):
    try:
        print(bad())
    except TypeError as e:
        print(e)
