import link5
depth = link5.depth + 1
