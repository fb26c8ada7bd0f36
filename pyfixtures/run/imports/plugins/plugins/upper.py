from . import register


@register("upper")
def handler(text):
    return text.upper()
