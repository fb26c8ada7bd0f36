place = "extra"
