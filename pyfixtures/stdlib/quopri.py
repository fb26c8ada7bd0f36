import io
import quopri

for data in (b"hello = world\n", "na\u00efve caf\u00e9\t\n".encode(), b"x" * 90 + b"\n", b"trailing space \n", b".", b"a_b c"):
    e = quopri.encodestring(data)
    print(e, quopri.decodestring(e) == data, quopri.encodestring(data, quotetabs=True), quopri.encodestring(data, header=True))
print(quopri.decodestring("=41=zz=\nb_c", header=True), quopri.needsquoting(b"=", False, False), quopri.quote(b"\xff"), quopri.ishex(b"G"), quopri.unhex(b"1f"))
saved = quopri.a2b_qp, quopri.b2a_qp
quopri.a2b_qp = quopri.b2a_qp = None
out, back = io.BytesIO(), io.BytesIO()
quopri.encode(io.BytesIO(b"pure \xe9 python=\n" + b"y" * 100), out, True)
out.seek(0)
quopri.decode(out, back)
print(out.getvalue(), back.getvalue())
