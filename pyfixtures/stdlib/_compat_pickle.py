import _compat_pickle as c

print(len(c.IMPORT_MAPPING), c.IMPORT_MAPPING["__builtin__"], c.REVERSE_IMPORT_MAPPING["builtins"], c.NAME_MAPPING[("__builtin__", "xrange")])
print(c.REVERSE_NAME_MAPPING[("builtins", "range")], sorted(c.PYTHON3_IMPORTERROR_EXCEPTIONS)[:3], len(c.MULTIPROCESSING_EXCEPTIONS))
