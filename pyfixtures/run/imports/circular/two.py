import one
seen = hasattr(one, "done")
