# Statements over several lines: which of them a traceback shows, and what is marked.
import sys


def fails(*args, **kwargs):
    raise ValueError("failed")


def show(f):
    try:
        f()
    except Exception:
        sys.excepthook(*sys.exc_info())


def call():
    return fails(
        1,
        2,
        key="word",
    )


def nested():
    return max(
        1,
        fails(
            "inner"
        ),
    )


def operator():
    return (
        1
        + 2
        + "three"
        + 4
    )


def subscript():
    table = {"a": {"b": None}}
    return table[
        "a"
    ][
        "b"
    ][
        "c"
    ]


def chain():
    return (
        "text"
        .upper()
        .missing()
        .lower()
    )


def condition():
    assert (
        1 == 1
        and 2 == 3
    ), "not equal"


def string():
    return """first
    second""" + fails("""
    third
    """)


for f in (call, nested, operator, subscript, chain, condition, string):
    show(f)
