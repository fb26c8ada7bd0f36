import link1
depth = link1.depth + 1
