import link17
depth = link17.depth + 1
