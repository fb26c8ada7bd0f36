import link14
depth = link14.depth + 1
