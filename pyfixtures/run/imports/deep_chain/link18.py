import link19
depth = link19.depth + 1
