for n in range(1, 31):
    print("FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n, end=" ")
print()
print([("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0)) or n for n in range(1, 16)])


def fizz(n, rules={3: "Fizz", 5: "Buzz", 7: "Bang"}):
    return "".join(word for d, word in rules.items() if not n % d) or str(n)


print(*map(fizz, (1, 3, 5, 7, 15, 21, 35, 105)))
for n in (15, 9, 10, 11):
    match n % 3, n % 5:
        case 0, 0:
            print("both")
        case 0, _:
            print("three")
        case _, 0:
            print("five")
        case _:
            print(n)
words = ["racecar", "Level", "python", "A man a plan"]
for w in words:
    clean = "".join(c for c in w.lower() if c.isalpha())
    print(w, clean == clean[::-1])
anagrams = {}
for w in "listen silent enlist google elgoog abc cab".split():
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print([group for group in anagrams.values() if len(group) > 1])
print({c: bin(ord(c))[2:].zfill(8) for c in "Py"}, [int(b, 2) for b in ("101", "1111")], sum(int(d) for d in str(2**100)))
temperature = [(c, c * 9 / 5 + 32) for c in range(-10, 41, 25)]
for c, f in temperature:
    print(f"{c:>4}°C {f:>6.1f}°F")
