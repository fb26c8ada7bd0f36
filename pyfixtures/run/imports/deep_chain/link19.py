import link20
depth = link20.depth + 1
