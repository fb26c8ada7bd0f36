import link11
depth = link11.depth + 1
