import four
x = 1
