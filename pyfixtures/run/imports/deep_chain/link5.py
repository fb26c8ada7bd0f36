import link6
depth = link6.depth + 1
