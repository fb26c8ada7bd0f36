import six_
y = 1
