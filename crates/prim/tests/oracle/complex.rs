//! Complex numbers.

use crate::Operation;
use crate::values::{Args, bits};
use taipan_prim::complex::*;

pub const OPERATIONS: &[(&str, Operation)] = &[
    ("complex.text", |args| repr(complex(args, 0))),
    ("complex.parse", |args| match parse(&args.ascii(0)) {
        Ok(value) => write(value),
        Err(ParseComplexError::Malformed) => "!ValueError: complex() arg is a malformed string".to_owned(),
        Err(ParseComplexError::Underscore) => {
            format!("!ValueError: could not convert string to complex: '{}'", args.str(0))
        }
    }),
    ("complex.arith", arith),
    ("complex.pow", power),
];

fn complex(args: Args<'_>, index: usize) -> Complex {
    Complex::new(args.float(index), args.float(index + 1))
}

fn write(value: Complex) -> String {
    format!("{} {}", bits(value.re), bits(value.im))
}

fn arith(args: Args<'_>) -> String {
    let (a, b) = (complex(args, 0), complex(args, 2));
    let quotient = div(a, b).map_or("!ZeroDivisionError: complex division by zero".to_owned(), write);
    let magnitude = abs(a).map_or("!OverflowError: absolute value too large".to_owned(), bits);
    format!("{}; {}; {}; {quotient}; {magnitude}", write(add(a, b)), write(sub(a, b)), write(mul(a, b)))
}

fn power(args: Args<'_>) -> String {
    match pow(complex(args, 0), complex(args, 2)) {
        Ok(value) => write(value),
        Err(ComplexPowError::Overflow) => "!OverflowError: complex exponentiation".to_owned(),
        Err(ComplexPowError::ZeroDivision) => {
            "!ZeroDivisionError: 0.0 to a negative or complex power".to_owned()
        }
    }
}
