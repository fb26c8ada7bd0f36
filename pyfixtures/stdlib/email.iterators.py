# modules: email email.errors email.iterators email.mime
import email
import email.mime
from email import errors, iterators


class Part:
    def __init__(self, kind, payload):
        self.kind, self.payload = kind, payload

    def is_multipart(self):
        return isinstance(self.payload, list)

    def get_payload(self, decode=False):
        return self.payload

    def get_content_type(self):
        return self.kind

    def get_content_maintype(self):
        return self.kind.split("/")[0]

    def get_content_subtype(self):
        return self.kind.split("/")[1]

    def get_default_type(self):
        return "text/plain"

    walk = iterators.walk


message = Part("multipart/mixed", [Part("text/plain", "one\ntwo\n"), Part("multipart/alternative", [Part("text/html", "<p>\n")]), Part("image/png", 5)])
print([p.kind for p in message.walk()], list(iterators.body_line_iterator(message)))
print([p.kind for p in iterators.typed_subpart_iterator(message)], [p.kind for p in iterators.typed_subpart_iterator(message, "text", "html")])
iterators._structure(message, include_default=True)
for name in sorted(vars(errors)):
    cls = getattr(errors, name)
    if isinstance(cls, type):
        print(name, [b.__name__ for b in cls.__mro__[1:3]])
print(errors.NonPrintableDefect("\x00"), repr(errors.InvalidBase64LengthDefect("x").line), errors.ObsoleteHeaderDefect().line, email.__all__)
