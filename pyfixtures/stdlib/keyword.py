import keyword

print(keyword.kwlist)
print(keyword.softkwlist)
print([w for w in ("if", "match", "type", "print", "None", "async", "_", "case", 3) if keyword.iskeyword(w)])
print([w for w in ("if", "match", "type", "print", "_", "case") if keyword.issoftkeyword(w)])
print(keyword.__all__, keyword.iskeyword.__self__ == frozenset(keyword.kwlist))
