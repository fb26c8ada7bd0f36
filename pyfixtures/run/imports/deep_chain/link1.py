import link2
depth = link2.depth + 1
