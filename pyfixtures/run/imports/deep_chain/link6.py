import link7
depth = link7.depth + 1
