import link9
depth = link9.depth + 1
