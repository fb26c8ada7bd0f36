import zipimport

for bad in (lambda: zipimport.zipimporter("/no/such.zip"), lambda: zipimport.zipimporter(""), lambda: zipimport.zipimporter(3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(zipimport.ZipImportError.__mro__[1].__name__, zipimport.__all__, sorted(n for n in dir(zipimport.zipimporter) if n[0] != "_" and n[:5] != "find_"))
