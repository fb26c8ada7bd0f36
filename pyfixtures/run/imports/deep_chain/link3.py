import link4
depth = link4.depth + 1
