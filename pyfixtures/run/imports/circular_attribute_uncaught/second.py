import first
first.name()
