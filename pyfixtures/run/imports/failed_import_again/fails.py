import good
good.count += 1
raise ValueError(good.count)
