import link15
depth = link15.depth + 1
