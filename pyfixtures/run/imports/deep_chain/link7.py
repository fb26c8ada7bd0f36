import link8
depth = link8.depth + 1
