latin = "café", "\xa0\xad\xff", "naïve 'quoted'"
wide = "€uro", "Ωmega", "日本語", "\u200b\u2028", "\ufeff"
astral = "🐍", "\U0001f9cc", "\U0001fae8", "\U00030003", "\U000e0001", "\U0001cc00"
lone = "\ud800", "\udfff tail", "mixed \ud83d \U0001f40d"
ünïcode = "name"


def größe(naïve, 名前=1):
    ȧ = naïve.größe
    return ȧ, 名前
