"""Strings: built piece by piece, formatted, split and joined."""


def loop(n):
    text = ""
    for i in range(n):
        text += "ab"
        word = f"{i}:{text[-2:]}"
        if word.startswith("9"):
            text = "-".join(word.split(":"))
    return text


loop(50000)
