x = "real"
