import link3
depth = link3.depth + 1
