# modules: xml.sax xml.sax.handler xml.sax.xmlreader xml.sax._exceptions xml.dom.pulldom xml.dom.xmlbuilder xml.etree xml.parsers
import xml.etree
import xml.parsers
import xml.sax
from xml.dom import pulldom, xmlbuilder
from xml.sax import handler, xmlreader


class Recorder(handler.ContentHandler):
    def startElement(self, name, attrs):
        print("start", name, sorted(attrs.items()), len(attrs), attrs.getNames())

    def characters(self, text):
        print("text", repr(text))

    def endElement(self, name):
        print("end", name)


class TinyParser(xmlreader.IncrementalParser):
    """`name` opens, `/` closes, `=text` is text."""

    def __init__(self):
        xmlreader.IncrementalParser.__init__(self, 16)
        self.open = []

    def reset(self):
        del self.open[:]

    def prepareParser(self, source):
        print("prepared", source.getSystemId())

    def feed(self, data):
        for word in data.split():
            if word == "/":
                self._cont_handler.endElement(self.open.pop())
            elif word.startswith("="):
                self._cont_handler.characters(word[1:])
            else:
                self._cont_handler.startElement(word, xmlreader.AttributesImpl({"n": str(len(self.open))}))
                self.open.append(word)

    def close(self):
        self._cont_handler.endDocument()


parser = TinyParser()
parser.setContentHandler(Recorder())
parser.feed("a =hello b / =again /")
parser.close()
source = xmlreader.InputSource("id")
source.setEncoding("utf-8")
source.setPublicId("pub")
print(source.getSystemId(), source.getEncoding(), source.getPublicId(), source.getByteStream())
ns = xmlreader.AttributesNSImpl({("u", "l"): "v"}, {("u", "l"): "p:l"})
print(ns.getValueByQName("p:l"), ns.getNameByQName("p:l"), ns.getQNames(), ns.getValue(("u", "l")), ("u", "l") in ns, ns.copy().getLength())
locator = xmlreader.Locator()
error = xml.sax.SAXParseException("broken", None, locator)
print(str(error), error.getLineNumber(), error.getMessage(), isinstance(error, xml.sax.SAXException))
for bad in (lambda: parser.getFeature("x"), lambda: parser.setProperty("p", 1), lambda: parser.setLocale("de"), lambda: handler.ErrorHandler().fatalError(error),
            lambda: ns.getValueByQName("zz"), lambda: xml.sax.SAXException("m")["x"]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(handler.feature_namespaces, len(handler.all_features), handler.version)
sax2dom = pulldom.PullDOM()
sax2dom.startDocument()
sax2dom.startElement("r", xmlreader.AttributesImpl({"k": "v"}))
sax2dom.characters("hi")
sax2dom.endElement("r")
event = sax2dom.firstEvent[1]
while event:
    print(event[0][0], event[0][1].nodeName)
    event = event[1]
print(xmlbuilder.Options().namespaces, xmlbuilder.DOMBuilder().canSetFeature("comments", 1), xml.etree.__name__, xml.parsers.__path__ != [])
