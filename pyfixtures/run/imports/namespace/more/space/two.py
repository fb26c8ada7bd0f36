name = "two"
