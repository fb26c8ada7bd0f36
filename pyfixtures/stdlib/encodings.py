# modules: encodings encodings.*
import codecs
import encodings
import encodings.aliases
import os
import warnings

warnings.simplefilter("ignore")

skipped, count = [], 0
sample = "aZ09 ~é\u00a0ß€ωЖש中\x80\n"
folder = encodings.__path__[0]
multibyte = ("big5", "cp932", "cp949", "cp950", "euc", "gb", "hz", "iso2022", "johab", "shift", "bz2", "zlib", "idna", "punycode", "base64")
names = sorted({n.split(".")[0] for n in os.listdir(folder) if n[0] != "_" and n.split(".")[0] != "win32_code_pages" and n.split(".")[0] not in ("aliases", "mbcs", "oem") and not n.startswith(multibyte)})
for name in names:
    try:
        info = codecs.lookup(name)
        data = info.encode(sample, "replace")[0] if info._is_text_encoding else info.encode(b"bytes \xff" if name != "rot_13" else "Text")[0]
    except (LookupError, ImportError, UnicodeError, AssertionError) as e:
        skipped.append((name, type(e).__name__))
        continue
    count += 1
    if len(data) < 60:
        print(name, info.name, data, ascii(info.decode(data)[0]))
    table = bytes(range(256))
    try:
        decoded = info.decode(table, "replace")[0]
        print("   ", len(decoded), ascii(decoded[0x80:0xa8]) if isinstance(decoded, str) else decoded[:8])
    except Exception as e:
        print("   ", type(e).__name__, str(e)[:60])
print(count, skipped, encodings.normalize_encoding("UTF 8-x..y"), encodings.aliases.aliases["latin1"], len(encodings.aliases.aliases) > 300)
for n in ("utf8", "U8", "L1", "iso-8859-1", "646", "cyrillic", "ansi_x3.4_1968", "windows_1252", "macintosh", "koi8-u"):
    print(n, codecs.lookup(n).name)
