import link12
depth = link12.depth + 1
