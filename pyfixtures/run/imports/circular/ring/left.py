import ring.right
value = 1
