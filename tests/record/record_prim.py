"""Records what CPython does with numbers, hashes and formats, for crates/prim/tests/oracle.rs.

    PYTHONHASHSEED=0 python3.13 tests/record/record_prim.py OUT [CASES_PER_OPERATION [SEED [PREFIX,...]]]

The committed tables are oracle.jsonl, by 3.13, and oracle_3_14.jsonl, by 3.14 with
`40 taipan format.,complex.mixed,complex.arith`.

One JSON array a line: operation, arguments, result. An int is its decimal digits, a float the hexadecimal of its
bits, an exception `!Class: message`. A larger table is checked by
TAIPAN_PRIM_TABLE=FILE cargo test -p taipan-prim --test oracle.
"""

import _string
import json
import math
import random
import struct
import sys

sys.set_int_max_str_digits(0)


def bits(value):
    if value != value:
        return "nan"
    return struct.pack(">d", value).hex()


def number(value):
    """A result: ints as digits, floats as bits, tuples joined."""
    if isinstance(value, tuple):
        return " ".join(map(number, value))
    if isinstance(value, complex):
        return bits(value.real) + " " + bits(value.imag)
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, int):
        return str(int(value))
    return value


def outcome(function, *args):
    try:
        return number(function(*args))
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def outcome_class(function):
    """The outcome without the message, which varies over the versions."""
    return outcome(function).split(":")[0]


# Values ---------------------------------------------------------------------------------------------------------------

SMALL_INTS = [0, 1, -1, 2, -2, 7, -7, 10, 255, -256, 2**31, -(2**31), 2**53, 2**53 + 1, 2**61 - 1, 2**61, -(2**61)]
EDGE_INTS = [2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, -(2**64), 10**18, 10**19, -(10**20), 10**40, 2**1024 - 2**970]
INTS = SMALL_INTS + EDGE_INTS
FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 0.3, 1 / 3, 2.675, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 1e-4,
    1e-5, 1.5e-5, 9.999999e-5, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, 2.0**53,
    2.0**63, -(2.0**63), 2.0**64, 2.0**-44, 4503599627370495.5, 2.0**-24, 620896157035540.25,
    0.25, 0.35, 0.75, 999999.5, 9999995.0, 0.00099995, 1e100,
    math.inf, -math.inf, math.nan, 50.0, 150.0, 250.0, 1250.0, 12345.678,
]


def an_int(rng):
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(INTS) + rng.choice([0, 0, 1, -1])
    if kind < 0.5:
        return rng.randint(-1000, 1000)
    size = rng.choice([16, 40, 62, 63, 64, 65, 100, 130, 300, 1100])
    value = rng.getrandbits(rng.randint(1, size))
    return -value if rng.random() < 0.5 else value


def a_float(rng):
    kind = rng.random()
    if kind < 0.2:
        return rng.choice(FLOATS)
    if kind < 0.4:
        return struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))[0]
    if kind < 0.6:
        return round(rng.uniform(-1000, 1000), rng.randint(0, 6))
    if kind < 0.75:
        return float(rng.randint(-(10**6), 10**6)) / 2 ** rng.randint(0, 12)
    if kind < 0.85:
        return rng.randint(-(10**17), 10**17) * 10.0 ** rng.randint(-30, 10)
    return math.ldexp(rng.choice([1, 1, 3, rng.getrandbits(53)]), rng.randint(-1100, 950))


def a_text(rng, alphabet, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(0, longest)))


def with_noise(rng, text, alphabet):
    """Now and then changes, drops or adds a character."""
    if rng.random() < 0.6:
        return text
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(["", rng.choice(alphabet)]) + text[at + rng.randint(0, 1):]


# Operations: name -> function of a random generator that gives the arguments and the result -------------------------------

OPERATIONS = {}
VERSION = "%d.%d" % sys.version_info[:2]
WASM = sys.platform == "emscripten"


def operation(name, since="3.11", libm=False):
    def add(function):
        if sys.version_info >= tuple(map(int, since.split("."))) and not (WASM and (libm or name.startswith("hash."))):
            OPERATIONS[name] = function
        return function

    return add


@operation("hash.int")
def _(rng):
    value = an_int(rng)
    return [str(value)], str(hash(value))


@operation("hash.float")
def _(rng):
    value = a_float(rng)
    return [bits(value)], str(hash(value)) if value == value else "nan"


@operation("hash.complex")
def _(rng):
    value = complex(a_float(rng), a_float(rng))
    return [bits(value.real), bits(value.imag)], str(hash(value)) if value == value else "nan"


@operation("hash.str")
def _(rng):
    alphabet = rng.choice(["abcxyz_", "abé\xff", "aβ漢", "a🐍\U0010ffff"])
    value = a_text(rng, alphabet, 20)
    return [value], str(hash(value))


@operation("hash.tuple")
def _(rng):
    value = [an_int(rng) for _ in range(rng.randint(0, 5))]
    return [str(item) for item in value], str(hash(tuple(value)))


@operation("hash.frozenset")
def _(rng):
    value = sorted({an_int(rng) for _ in range(rng.randint(0, 12))})
    return [str(item) for item in value], str(hash(frozenset(value)))


@operation("hash.slice", since="3.12")
def _(rng):
    value = [an_int(rng) for _ in range(3)]
    return [str(item) for item in value], str(hash(slice(*value)))


@operation("int.parse")
def _(rng):
    base = rng.choice([0, 0, 10, 10, 10, 2, 8, 16, 36, 7, 1, 37])
    value = an_int(rng)
    text = rng.choice([str, str, hex, oct, bin, "{:_}".format, "{:#_x}".format])(value)
    text = with_noise(rng, text, "0123456789abcdefxXoObB__+- zZ.\n٣\xa0")
    text = rng.choice(["", "", "", " ", "\t\n"]) + text + rng.choice(["", "", "", " \r\f\v"])
    return [text, str(base)], outcome(int, text, base)


@operation("int.text")
def _(rng):
    value = an_int(rng)
    return [str(value)], " ".join([str(value), bin(value), oct(value), hex(value)])


@operation("int.divmod")
def _(rng):
    a, b = an_int(rng), an_int(rng)
    return [str(a), str(b)], outcome_class(lambda: divmod(a, b))


@operation("int.truediv")
def _(rng):
    a, b = an_int(rng), an_int(rng)
    if rng.random() < 0.3:
        a, b = a << rng.randint(0, 1200), b << rng.randint(0, 1200)
    if rng.random() < 0.1:
        a = b * (2 * rng.getrandbits(53) + 1)
    return [str(a), str(b)], outcome_class(lambda: a / b)


@operation("int.float")
def _(rng):
    value = an_int(rng)
    if rng.random() < 0.3:
        value = (2 * rng.getrandbits(53) + 1 << rng.randint(0, 980)) + rng.choice([-1, 0, 1])
    return [str(value)], outcome(float, value)


@operation("int.compare")
def _(rng):
    b = a_float(rng)
    a = an_int(rng)
    if rng.random() < 0.5 and math.isfinite(b):
        a = int(b) + rng.choice([-1, 0, 1])
    return [str(a), bits(b)], "<" if a < b else ">" if a > b else "=" if a == b else "?"


@operation("int.pow")
def _(rng):
    a, b = an_int(rng), rng.randint(0, 20)
    return [str(a), str(b)], str(a**b)


@operation("int.modpow")
def _(rng):
    a, b, c = an_int(rng), rng.choice([an_int(rng), rng.randint(-5, 50)]), an_int(rng)
    return [str(a), str(b), str(c)], outcome(pow, a, b, c)


@operation("int.shift")
def _(rng):
    a, b = an_int(rng), rng.randint(0, 130)
    return [str(a), str(b)], f"{a << b} {a >> b}"


@operation("int.bits")
def _(rng):
    a = an_int(rng)
    return [str(a)], f"{a.bit_length()} {a.bit_count()}"


@operation("int.round")
def _(rng):
    a, b = an_int(rng), rng.randint(0, 25)
    if rng.random() < 0.4:
        a = rng.randint(-100, 100) * 10**b + rng.choice([0, 1, -1, 5 * 10**b // 10])
    return [str(a), str(b)], str(round(a, -b))


@operation("int.bytes")
def _(rng):
    a, length = an_int(rng), rng.randint(0, 12)
    order, signed = rng.choice(["little", "big"]), rng.random() < 0.5
    return [str(a), str(length), order, str(int(signed))], outcome(
        lambda: a.to_bytes(length, order, signed=signed).hex()
    )


@operation("int.frombytes")
def _(rng):
    data = rng.getrandbits(8 * 12).to_bytes(12, "big")[: rng.randint(0, 12)]
    order, signed = rng.choice(["little", "big"]), rng.random() < 0.5
    return [data.hex(), order, str(int(signed))], str(int.from_bytes(data, order, signed=signed))


@operation("int.math")
def _(rng):
    a, b = abs(an_int(rng)), an_int(rng)
    k = rng.randint(0, min(a, 40))
    return [str(a), str(b), str(k)], number((math.isqrt(a), math.gcd(a, b), math.lcm(a, b), math.perm(a, k), math.comb(a, k)))


@operation("float.repr")
def _(rng):
    value = a_float(rng)
    return [bits(value)], f"{value!r} {value.hex()}"


@operation("float.parse")
def _(rng):
    text = rng.choice([repr, repr, "{:.20e}".format, "{:.30f}".format, "{:_.3f}".format])(a_float(rng))
    text = with_noise(rng, text, "0123456789.eE+-__ infatyINFATY٣\u2003")
    text = rng.choice(["", "", " ", "\n"]) + text + rng.choice(["", "", "\t"])
    return [text], outcome(lambda: bits(float(text)) if not text.startswith("!") else "").split(":")[0]


@operation("float.fromhex")
def _(rng):
    text = a_float(rng).hex()
    if rng.random() < 0.5:
        digits = a_text(rng, "0123456789abcdef", 25) + "." + a_text(rng, "0123456789ABCDEF", 25)
        text = rng.choice(["", "-", "+"]) + rng.choice(["", "0x", "0X"]) + digits + "p" + str(rng.randint(-1200, 1100))
    text = with_noise(rng, text, "0123456789abcdefxp.+- ")
    return [text], outcome(float.fromhex, text)


@operation("float.round")
def _(rng):
    value, digits = a_float(rng), rng.choice([0, 1, 2, 3, 5, 15, 17, 25, 300, 323, 324, -1, -2, -3, -10, -300, -308, -309])
    return [bits(value), str(digits)], outcome(round, value, digits)


@operation("float.divmod")
def _(rng):
    a, b = a_float(rng), a_float(rng)
    return [bits(a), bits(b)], outcome_class(lambda: (a // b, a % b, *divmod(a, b)))


@operation("float.pow", libm=True)
def _(rng):
    a, b = a_float(rng), rng.choice([a_float(rng), float(rng.randint(-20, 20))])
    return [bits(a), bits(b)], outcome_class(
        lambda: "complex" if a < 0 and math.isfinite(a) and math.isfinite(b) and not b.is_integer() else a**b
    )


@operation("float.exact")
def _(rng):
    value = a_float(rng)
    return [bits(value)], outcome(lambda: (int(value), *value.as_integer_ratio(), round(value), int(value.is_integer())))


@operation("complex.text")
def _(rng):
    value = complex(a_float(rng), a_float(rng))
    return [bits(value.real), bits(value.imag)], repr(value)


@operation("complex.parse")
def _(rng):
    text = repr(complex(rng.choice([a_float(rng), 0.0, 1.0]), rng.choice([a_float(rng), 1.0])))
    text = with_noise(rng, text.replace("1j", rng.choice(["1j", "j"])), "0123456789.e+-_ jJ()")
    return [text], outcome(complex, text)


def a_part(rng):
    return rng.choice([0.0, -0.0, 1.0, -2.0, 3.25, math.inf, -math.inf, math.nan, 1e200, a_float(rng), a_float(rng)])


@operation("complex.arith")
def _(rng):
    a, b = complex(a_part(rng), a_part(rng)), complex(a_part(rng), a_part(rng))
    results = [outcome_class(f) for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b)]
    return [*(bits(x) for x in (a.real, a.imag, b.real, b.imag)), VERSION], "; ".join(results)


@operation("complex.mixed", since="3.14")
def _(rng):
    a, b = complex(a_part(rng), a_part(rng)), a_part(rng)
    functions = (lambda: a + b, lambda: a - b, lambda: b - a, lambda: a * b, lambda: a / b, lambda: b / a)
    return [bits(x) for x in (a.real, a.imag, b)], "; ".join(map(outcome_class, functions))


# The remaining operations call the C library: that of the WebAssembly build rounds differently.


@operation("complex.pow", libm=True)
def _(rng):
    small = [0.0, 1.0, -1.0, 2.0, 0.5, -1.5, 3.25, a_part(rng)]
    a = complex(rng.choice(small), rng.choice(small))
    b = complex(rng.choice(small + [-3.0, 10.0, 150.0, 1e5]), rng.choice([0.0, 0.0, 0.0, 1.0, -0.5, a_part(rng)]))
    return [*(bits(x) for x in (a.real, a.imag, b.real, b.imag)), VERSION], outcome_class(lambda: a**b)


@operation("complex.abs", libm=True)
def _(rng):
    a = complex(a_part(rng), a_part(rng))
    if a != a and not (math.isinf(a.real) or math.isinf(a.imag)):
        # CPython reports whatever errno the last operation left.
        a = complex(3.0, 4.0)
    return [bits(a.real), bits(a.imag)], outcome(abs, a)


def a_spec(rng, codes):
    spec = rng.choice(["", "", "<", ">", "^", "=", "*<", "0=", "é^", "0<"]) + rng.choice(["", "", "", "+", "-", " "])
    spec += rng.choice(["", "", "", "", "z"]) + rng.choice(["", "", "", "#"]) + rng.choice(["", "", "0"])
    spec += rng.choice(["", "", "5", "10", "17", "30"]) + rng.choice(["", "", ",", "_"])
    spec += rng.choice(["", "", ".0", ".1", ".2", ".6", ".17", ".40"])
    spec += rng.choice(["", "", "", "_", ",", "._", ".,"]) if VERSION >= "3.14" else ""
    spec += rng.choice(codes)
    return with_noise(rng, spec, "<>=^+- #0123456789,_.bcdeEfFgGnosxX%zq٣") if rng.random() < 0.3 else spec


@operation("format.int")
def _(rng):
    value, spec = rng.choice([an_int(rng), rng.randint(0, 200000)]), a_spec(rng, "ddbcoxXneEfFgG%s")
    return [str(value), spec, VERSION], outcome(format, value, spec)


@operation("format.float")
def _(rng):
    value, spec = a_float(rng), a_spec(rng, ["", "", *"eEfFgGn%d"])
    return [bits(value), spec, VERSION], outcome(format, value, spec)


@operation("format.complex")
def _(rng):
    value, spec = complex(rng.choice([a_float(rng), 0.0]), a_float(rng)), a_spec(rng, ["", "", *"eEfFgGn%"])
    return [bits(value.real), bits(value.imag), spec, VERSION], outcome(format, value, spec)


@operation("format.str")
def _(rng):
    value, spec = a_text(rng, "abé漢🐍", 12), a_spec(rng, ["", "s", "s", "d"])
    return [value, spec, VERSION], outcome(format, value, spec)


@operation("percent")
def _(rng):
    kind, value, codes = rng.choice([("i", an_int(rng), "diuoxXc"), ("f", a_float(rng), "eEfFgG"), ("s", a_text(rng, "abé漢", 9), "s")])
    text = rng.choice(["", "x"]) + "%" + a_text(rng, "-+ #0", 2) + rng.choice(["", "5", "12", "30"])
    text += rng.choice(["", "", ".", ".0", ".3", ".15"]) + rng.choice(["", "", "", "l"]) + rng.choice(codes)
    text = with_noise(rng, text, "-+ #0123456789.hlL%q(é") + rng.choice(["", "%%", "y"])
    result = outcome(lambda: text % value)
    # The conversion of the argument is not what is tested.
    if result.startswith(("!TypeError: %", "!TypeError: must be", "!OverflowError: cannot", "!ValueError: cannot")):
        return OPERATIONS["percent"](rng)
    return [kind, number(value), text], result


@operation("fields")
def _(rng):
    parts = ["{", "}", "{{", "}}", "{}", "{0}", "{a.b}", "{a[0].c}", "{0!r}", "{!s:>5}", "{:{w}}", "x", ":", "!", "[", "]", "."]
    text = "".join(rng.choice(parts) for _ in range(rng.randint(0, 5)))
    return [text], outcome(lambda: compact(list(_string.formatter_parser(text))))


@operation("fieldname")
def _(rng):
    text = "".join(rng.choice(["a", "0", "12", "٣", ".", "[", "]", "b", "-1", "9" * 20]) for _ in range(rng.randint(0, 7)))

    def split():
        first, rest = _string.formatter_field_name_split(text)
        return compact([first, list(rest)])

    return [text], outcome(split)


def main():
    out = sys.argv[1]
    count, seed, prefixes = [*sys.argv[2:5], *["30", "taipan", ""][len(sys.argv) - 2 :]]
    with open(out, "w", encoding="utf-8") as file:
        for name, function in OPERATIONS.items():
            if not name.startswith(tuple(prefixes.split(","))):
                continue
            rng = random.Random(seed + name)
            for _ in range(int(count)):
                args, result = function(rng)
                while any("\ud800" <= char <= "\udfff" for char in result):
                    args, result = function(rng)
                file.write(compact([name, args, result]) + "\n")


main()
