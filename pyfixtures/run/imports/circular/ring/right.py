import ring.left
ring.left.value
