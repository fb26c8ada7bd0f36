//! Ints.

use crate::Operation;
use crate::values::{Args, agree, bits, int};
use num_bigint::BigInt;
use std::cmp::Ordering;
use taipan_prim::int::*;

pub const OPERATIONS: &[(&str, Operation)] = &[
    ("int.parse", parse_int),
    ("int.text", text),
    ("int.divmod", div_mod),
    ("int.truediv", true_division),
    ("int.float", |args| match to_f64(&args.big(0)) {
        Some(value) => bits(value),
        None => "!OverflowError: int too large to convert to float".to_owned(),
    }),
    ("int.compare", compare),
    ("int.pow", |args| pow(&args.big(0), args.parse(1), u64::MAX).unwrap().to_string()),
    ("int.modpow", modular_power),
    ("int.shift", shift),
    ("int.bits", |args| format!("{} {}", bit_length(&args.big(0)), bit_count(&args.big(0)))),
    ("int.round", |args| round_to_power_of_ten(&args.big(0), args.parse(1)).to_string()),
    ("int.bytes", bytes),
    ("int.frombytes", |args| {
        from_bytes(&unhex(args.str(0)), order(args.str(1)), args.str(2) == "1").to_string()
    }),
    ("int.math", math),
];

fn parse_int(args: Args<'_>) -> String {
    let base = args.parse(1);
    match parse(&args.ascii(0), base, 0) {
        Ok(value) => int(value),
        Err(ParseIntError::InvalidBase) => "!ValueError: int() base must be >= 2 and <= 36, or 0".to_owned(),
        Err(_) => format!("!ValueError: invalid literal for int() with base {base}: {}", quoted(args.str(0))),
    }
}

/// `repr` of text without quotes or backslashes, cut as `%.200R` does.
fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c if (c as u32) < 32 || c == '\u{a0}' => format!("\\x{:02x}", c as u32),
        c => c.to_string(),
    };
    let repr = format!("'{}'", text.chars().map(escape).collect::<String>());
    repr.chars().take(200).collect()
}

fn text(args: Args<'_>) -> String {
    let value = args.big(0);
    let decimal = to_decimal(&value, 0).unwrap();
    if let Some(small) = args.small(0) {
        let mut out = String::new();
        push_i64(&mut out, small);
        assert_eq!(out, decimal);
    }
    let [bin, oct, hex] =
        [(2, "0b"), (8, "0o"), (16, "0x")].map(|(radix, prefix)| to_radix(&value, radix, prefix));
    if let Some(small) = args.small(0) {
        assert_eq!([to_radix_i64(small, 2, "0b"), to_radix_i64(small, 16, "0x")], [bin.clone(), hex.clone()]);
    }
    format!("{decimal} {bin} {oct} {hex}")
}

fn div_mod(args: Args<'_>) -> String {
    let (a, b) = (args.big(0), args.big(1));
    let big = divmod(&a, &b).map(|(q, r)| format!("{q} {r}"));
    let small = args.small(0).zip(args.small(1)).map(|(a, b)| {
        assert_eq!(floor_div_i64(a, b).zip(modulo_i64(a, b)), divmod_i64(a, b));
        divmod_i64(a, b).map(|(q, r)| format!("{} {r}", int(q)))
    });
    assert_eq!(floor_div(&a, &b).zip(modulo(&a, &b)), divmod(&a, &b));
    agree(small, big).unwrap_or_else(|| "!ZeroDivisionError".to_owned())
}

fn true_division(args: Args<'_>) -> String {
    let write = |result: Result<f64, TrueDivError>| match result {
        Ok(value) => bits(value),
        Err(TrueDivError::ZeroDivision) => "!ZeroDivisionError".to_owned(),
        Err(TrueDivError::Overflow) => "!OverflowError".to_owned(),
    };
    let small = args.small(0).zip(args.small(1)).map(|(a, b)| write(true_div_i64(a, b)));
    agree(small, write(true_div(&args.big(0), &args.big(1))))
}

fn compare(args: Args<'_>) -> String {
    let float = args.float(1);
    let order = agree(args.small(0).map(|int| cmp_i64_f64(int, float)), cmp_bigint_f64(&args.big(0), float));
    match order {
        Some(Ordering::Less) => "<",
        Some(Ordering::Greater) => ">",
        Some(Ordering::Equal) => "=",
        None => "?",
    }
    .to_owned()
}

fn modular_power(args: Args<'_>) -> String {
    let write = |result: Result<BigInt, ModPowError>| match result {
        Ok(value) => value.to_string(),
        Err(error) => format!("!ValueError: {error}"),
    };
    let small = args.small(0).zip(args.str(1).parse().ok()).zip(args.small(2));
    let small =
        small.map(|((base, exponent), modulus)| mod_pow_i64(base, exponent, modulus).map(BigInt::from));
    agree(small.map(write), write(mod_pow(&args.big(0), &args.big(1), &args.big(2))))
}

fn shift(args: Args<'_>) -> String {
    let count = args.parse(1);
    let big = (Int::from(shl(&args.big(0), count, 5000).unwrap()), Int::from(shr(&args.big(0), count)));
    let small =
        args.small(0).map(|value| (shl_i64(value, count, 5000).unwrap(), Int::Small(shr_i64(value, count))));
    let (left, right) = agree(small, big);
    format!("{} {}", int(left), int(right))
}

fn order(name: &str) -> ByteOrder {
    if name == "little" { ByteOrder::Little } else { ByteOrder::Big }
}

fn bytes(args: Args<'_>) -> String {
    match to_bytes(&args.big(0), args.parse(1), order(args.str(2)), args.str(3) == "1") {
        Ok(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Err(error) => format!("!OverflowError: {error}"),
    }
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn math(args: Args<'_>) -> String {
    let (a, b, k) = (args.big(0), args.big(1), args.parse(2));
    let results = [isqrt(&a).unwrap(), gcd(&a, &b), lcm(&a, &b), permutations(&a, k), binomial(&a, k)];
    results.map(|result| result.to_string()).join(" ")
}
