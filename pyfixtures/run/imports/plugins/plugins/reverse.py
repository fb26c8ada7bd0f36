from . import register
from .upper import handler as previous

VERSION = 2


@register("reverse")
def handler(text):
    return previous(text)[::-1]
