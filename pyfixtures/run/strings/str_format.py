print("{} {} {}".format(1, "b", None), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0}{k}".format(1, k=2), "{{}}".format(), "{{{}}}".format(5))
print("{0[1]} {0[0]} {1.real} {d[key]} {d[k k]}".format([10, 20], 3 + 4j, d={"key": "v", "k k": "w"}), "{0.__class__.__name__}".format(1))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>8}|{0:<5}|{0:^7}|{0:*^9}|".format("ab"), "{:>{w}.{p}f}".format(3.14159, w=10, p=2), "{:{}}".format("x", 4) + "|", "{0:{1}{2}{3}}".format("mid", "-", "^", 9))
print("{:d} {:x} {:08b} {:,} {:+} {:e} {:.3} {:%} {:c} {:_}".format(1, 255, 5, 1234567, 3, 12345.6, 3.14159, 0.25, 65, 10**9))
print("{:s}|{:10s}|{:<10}|{:.2}|{:>5.3}|".format("abc", "abc", "abc", "abc", "abcdef"), "{:5}|{:5}|{:<5}|".format(True, 12, 12))
print("{0:{0}}".format(5), "{a.b}".format(a=type("T", (), {"b": "attr"})), "{0[-1]}".format({"-1": "neg"}), "{:%%}".format(type("F", (), {"__format__": lambda s, spec: "<" + spec + ">"})()))
print("{x}".format_map({"x": 1}), "{a} {b}".format_map(type("D", (dict,), {"__missing__": lambda self, k: k.upper()})(a=1)))
print(format("abc", ">6"), format(3.5), format(3.5, ".2f"), format([1, 2]), format(None), format("x", ""), format(12, "#06x"))
fails = [
    ("{}{}", (1,)), ("{0} {}", (1, 2)), ("{} {0}", (1, 2)), ("{x}", ()), ("{", ()), ("}", ()), ("{0", (1,)), ("{!x}", (1,)), ("{!}", (1,)), ("{:d}", ("s",)), ("{0.zz}", (1,)), ("{0[zz]}", ([],)), ("{0[5]}", ([],)),
    ("{0[]}", ([1],)), ("{0.}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{!r x}", (1,)), ("{:5}", (None,)), ("{:>5}", ([],)), ("{:=5}", ("s",)), ("{:,}", ("s",)), ("{:5d}", (1.5,)), ("{a b}", ()), ("{:.2}", (5,)), ("{0]}", (1,)), ("{:+}", ("a",)), ("{: }", ("a",)), ("{:0.5}", ("abcdefg",)),
]
for fmt, args in fails:
    try:
        print(fmt.format(*args))
    except Exception as e:
        print(repr(fmt), type(e).__name__, e, sep=": ")
