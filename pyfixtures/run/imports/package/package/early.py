NAME = "early"
print("early runs")
