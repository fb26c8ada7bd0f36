import link13
depth = link13.depth + 1
