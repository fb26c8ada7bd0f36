# modules: idlelib idlelib.util idlelib.delegator turtledemo pydoc_data pydoc_data.topics concurrent urllib xmlrpc wsgiref
import concurrent
import pydoc_data.topics
import turtledemo
import urllib
import wsgiref
import xmlrpc
from idlelib import delegator, util

print(util.py_extensions, pydoc_data.topics.topics["pass"].strip()[:40], len(pydoc_data.topics.topics) > 70)


class Base:
    x = 1

    def method(self):
        return "base"


class Over(delegator.Delegator):
    def method(self):
        return "over " + self.delegate.method()


d = Over(Base())
print(d.method(), d.x, sorted(d._Delegator__cache))
d.setdelegate(None)
d.resetcache()
try:
    d.x
except AttributeError as e:
    print(e)
print([m.__name__ for m in (concurrent, turtledemo, urllib, wsgiref, xmlrpc)])
