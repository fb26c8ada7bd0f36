import link18
depth = link18.depth + 1
