from email._parseaddr import AddressList, AddrlistClass, parsedate, parsedate_tz, quote

for text in ("Mon, 20 Nov 1995 19:12:08 -0500", "20 Nov 95 19:12 EST", "Wed Jun 11 01:02:03 2003", "Sat, 5 Feb 2022 10:11:12 GMT", "nonsense", "", "1 Jan 2000 00:00:00 +0530",
             "Tue, 3 Feb 70 1.2.3 CET", "31 Dec 1999"):
    print(repr(text), parsedate_tz(text), parsedate(text))
print(quote('a"b\\c'))
for text in ("A B <a@b.c>", '"Q, R" <q@r>, plain@x.y (comment)', "group: a@b, c@d;, last@e", "<@route:x@y>", "bad@@", "a.b c@d", "user@[1.2.3.4]", '"un closed <x@y>'):
    print(text, AddrlistClass(text).getaddrlist(), AddressList(text).addresslist)
a, b = AddressList("a@b, c@d"), AddressList("c@d, e@f")
print((a + b).addresslist, (a - b).addresslist, len(a), a[0])
a += b
a -= AddressList("a@b")
print(a.addresslist)
