//! Floats.

use crate::Operation;
use crate::values::{Args, bits, int};
use taipan_prim::float::*;
use taipan_prim::int::{Int, as_integer_ratio, from_f64};

pub const OPERATIONS: &[(&str, Operation)] = &[
    ("float.repr", |args| format!("{} {}", repr(args.float(0)), to_hex(args.float(0)))),
    ("float.parse", |args| parse(&args.ascii(0)).map_or("!ValueError".to_owned(), bits)),
    ("float.fromhex", from_hex_text),
    ("float.round", |args| match round_to_digits(args.float(0), args.parse(1)) {
        Some(value) => bits(value),
        None => "!OverflowError: rounded value too large to represent".to_owned(),
    }),
    ("float.divmod", div_mod),
    ("float.pow", power),
    ("float.exact", exact),
];

fn from_hex_text(args: Args<'_>) -> String {
    match from_hex(args.str(0).as_bytes()) {
        Ok(value) => bits(value),
        Err(FromHexError::Invalid) => "!ValueError: invalid hexadecimal floating-point string".to_owned(),
        Err(FromHexError::TooLarge) => {
            "!OverflowError: hexadecimal value too large to represent as a float".to_owned()
        }
        Err(FromHexError::TooLong) => "!ValueError: hexadecimal string too long to convert".to_owned(),
    }
}

fn div_mod(args: Args<'_>) -> String {
    let (a, b) = (args.float(0), args.float(1));
    let Some((quotient, remainder)) = divmod(a, b) else {
        return "!ZeroDivisionError".to_owned();
    };
    let parts = [floor_div(a, b).unwrap(), modulo(a, b).unwrap(), quotient, remainder];
    parts.map(bits).join(" ")
}

fn power(args: Args<'_>) -> String {
    match pow(args.float(0), args.float(1)) {
        Ok(value) => bits(value),
        Err(FloatPowError::Complex) => "complex".to_owned(),
        Err(FloatPowError::Overflow) => "!OverflowError".to_owned(),
        Err(FloatPowError::ZeroToNegative) => "!ZeroDivisionError".to_owned(),
    }
}

fn exact(args: Args<'_>) -> String {
    let value = args.float(0);
    if value.is_nan() {
        return "!ValueError: cannot convert float NaN to integer".to_owned();
    }
    let (Some(whole), Some((numerator, denominator))) = (from_f64(value), as_integer_ratio(value)) else {
        return "!OverflowError: cannot convert float infinity to integer".to_owned();
    };
    let rounded = from_f64(round_half_even(value)).unwrap_or(Int::Small(0));
    let is_integer = u8::from(is_integer(value));
    format!("{} {numerator} {denominator} {} {is_integer}", int(whole), int(rounded))
}
