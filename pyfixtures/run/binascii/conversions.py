# Binary data as text and back, and checksums.
import binascii as b


def attempt(function, *arguments, **options):
    try:
        print(function(*arguments, **options))
    except Exception as error:
        print(type(error).__name__, error)


data = bytes(range(0, 256, 7)) + b"text"
print(b.hexlify(data), b.unhexlify(b.hexlify(data)) == data, b.b2a_hex(b"abcd", "-", 2), b.a2b_hex("DEADbeef"))
for text in "abc", "zz", b"0g", "é0", 5:
    attempt(b.unhexlify, text)
print(b.b2a_base64(data), b.b2a_base64(b"ab", newline=False), b.a2b_base64(b.b2a_base64(data)) == data, b.a2b_base64("YW Jj\n"))
for text in "YWJ", "Y", "YW=", "YWJj=", "Y===", "=YWJ", "YW==YW==", "YW$Jj", "é":
    attempt(b.a2b_base64, text)
    attempt(b.a2b_base64, text, strict_mode=True)
print(b.crc32(data), b.crc32(b"b", b.crc32(b"a")) == b.crc32(b"ab"), b.crc_hqx(data, 0), b.crc32(b""))
print(b.b2a_uu(b"hello uu"), b.a2b_uu(b.b2a_uu(b"hello uu")), b.b2a_uu(b"", backtick=True))
attempt(b.b2a_uu, bytes(50))
attempt(b.a2b_uu, b"!!\x90")
print(b.b2a_qp(b"caf\xc3\xa9 = tea\t\nline \n" + b"x" * 80), b.a2b_qp(b"caf=C3=A9 =3D=\n tea"), b.b2a_qp(b"a b\t", quotetabs=True), b.b2a_qp(b"a_b c", header=True), b.a2b_qp(b"a_b", header=True))
print(b.Error.__mro__, b.Incomplete)
attempt(b.hexlify, "text")
attempt(b.crc32, "text")
