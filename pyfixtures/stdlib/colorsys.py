import colorsys

for rgb in ((0.2, 0.4, 0.4), (1, 0, 0), (0, 0, 0), (1.0, 1.0, 1.0), (0.1, 0.9, 0.5), (0.5, 0.25, 0.75)):
    for name in ("yiq", "hls", "hsv"):
        there = getattr(colorsys, "rgb_to_" + name)(*rgb)
        back = getattr(colorsys, name + "_to_rgb")(*there)
        print(name, rgb, there, back)
