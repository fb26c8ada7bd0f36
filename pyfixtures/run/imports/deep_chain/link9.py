import link10
depth = link10.depth + 1
