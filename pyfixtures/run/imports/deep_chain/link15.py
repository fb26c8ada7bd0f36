import link16
depth = link16.depth + 1
