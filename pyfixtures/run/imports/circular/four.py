from three import x
