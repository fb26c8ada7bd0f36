# -*- coding: utf-8 -*-
from __future__ import unicode_literals, print_function, absolute_import
text = "plain", "it's", "caf\xe9", "\u20ac", "\U0001f40d", "tab\t", b"bytes \xff", "é"
print(text, sep="")
