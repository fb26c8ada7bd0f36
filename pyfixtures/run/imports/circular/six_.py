import five
five.y
