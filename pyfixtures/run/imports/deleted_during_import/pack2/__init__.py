child = "before"
