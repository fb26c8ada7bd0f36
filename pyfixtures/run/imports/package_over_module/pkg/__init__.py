sub = "attribute"
name = "n"
