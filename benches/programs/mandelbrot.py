"""A float loop without containers."""


def mandelbrot(width, height, limit):
    inside = 0
    total = 0
    for py in range(height):
        y0 = 2.4 * py / height - 1.2
        for px in range(width):
            x0 = 3.2 * px / width - 2.2
            x = y = x2 = y2 = 0.0
            n = 0
            while n < limit and x2 + y2 <= 4.0:
                y = 2.0 * x * y + y0
                x = x2 - y2 + x0
                x2 = x * x
                y2 = y * y
                n += 1
            total += n
            if n == limit:
                inside += 1
    return inside, total


print("mandelbrot", *mandelbrot(480, 360, 120))
