# modules: xml.dom.minidom xml.dom.minicompat xml.dom xml.dom.domreg xml.dom.NodeFilter xml
import xml.dom
from xml.dom import NodeFilter, domreg, minicompat, minidom

impl = xml.dom.getDOMImplementation()
doc = impl.createDocument(None, "library", None)
root = doc.documentElement
for title, year in (("A & B", 1999), ('"Q" <tag>', 2004)):
    book = doc.createElement("book")
    book.setAttribute("year", str(year))
    text = doc.createTextNode(title)
    book.appendChild(text)
    root.appendChild(book)
root.insertBefore(doc.createComment(" first "), root.firstChild)
root.appendChild(doc.createCDATASection("<raw>&"))
root.appendChild(doc.createProcessingInstruction("target", "data"))
print(doc.toxml())
print(doc.toprettyxml(indent="  "))
print(root.toxml(), doc.toxml(encoding="utf-8"), doc.toxml(standalone=True)[:60])
first, second = root.getElementsByTagName("book")
print(first.getAttribute("year"), first.hasAttribute("x"), first.firstChild.data, first.nextSibling is second, second.parentNode is root)
first.setAttribute("new", "v\n")
first.removeAttribute("year")
print(first.attributes.keys(), first.attributes["new"].value, first.attributes.length, [a.name for a in first.attributes.values()])
clone = root.cloneNode(True)
print(clone.toxml() == root.toxml(), clone is root, clone.ownerDocument is doc, len(clone.childNodes), clone.childNodes.item(0).nodeType)
root.removeChild(first)
root.replaceChild(doc.createElement("only"), second)
print(root.toxml())
t = doc.createTextNode("split me")
root.appendChild(t)
t.splitText(5)
print([c.data for c in root.childNodes if c.nodeType == c.TEXT_NODE])
root.normalize()
t.replaceData(0, 5, "joined ")
t.insertData(0, ">")
t.deleteData(1, 2)
print(root.lastChild.data, t.substringData(0, 3), repr(t), len(t))
ns = doc.createElementNS("urn:x", "p:e")
ns.setAttributeNS("urn:y", "q:a", "1")
print(ns.toxml(), ns.localName, ns.prefix, ns.namespaceURI, ns.getAttributeNS("urn:y", "a"), ns.hasAttributeNS("urn:y", "b"))
doc2 = minidom.Document()
doc2.appendChild(doc2.importNode(root, True))
print(doc2.toxml(), doc2.firstChild.tagName, impl.hasFeature("core", "2.0"), repr(doc2.firstChild)[:20])
for bad in (lambda: doc.appendChild(doc.createElement("x")), lambda: root.removeChild(first), lambda: root.appendChild(doc2), lambda: t.substringData(-1, 2),
            lambda: root.setAttributeNode(3), lambda: domreg.getDOMImplementation("nope"), lambda: doc.createElement("a").attributes["q"],
            lambda: first.removeAttribute("gone"), lambda: impl.createDocument("u", "xml:y", None), lambda: doc.renameNode(root, None, "z").tagName):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
print(xml.dom.Node.ELEMENT_NODE, xml.dom.XML_NAMESPACE, NodeFilter.NodeFilter.SHOW_TEXT, minicompat.NodeList([1]).length, xml.dom.NotFoundErr.code)
with doc.createElement("w") as e:
    pass
doc.unlink()
print(doc.documentElement, minicompat.EmptyNodeList().item(0), minicompat.StringTypes, domreg.well_known_implementations["minidom"])
