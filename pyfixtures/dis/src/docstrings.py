"""The module's.

Two lines."""


def function():
    """The function's."""


def more():
    """The function's."""
    return None


def constant():
    "a" "b"
    1
    None
