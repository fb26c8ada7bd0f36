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
    ("complex.mixed", mixed),
    ("complex.abs", |args| {
        abs(complex(args, 0)).map_or("!OverflowError: absolute value too large".to_owned(), bits)
    }),
];

fn complex(args: Args<'_>, index: usize) -> Complex {
    Complex::new(args.float(index), args.float(index + 1))
}

fn write(value: Complex) -> String {
    format!("{} {}", bits(value.re), bits(value.im))
}

fn model(args: Args<'_>) -> Model {
    if args.str(4) == "3.14" { Model::AnnexG } else { Model::Textbook }
}

fn quotient(value: Option<Complex>) -> String {
    value.map_or("!ZeroDivisionError".to_owned(), write)
}

fn arith(args: Args<'_>) -> String {
    let (a, b, model) = (complex(args, 0), complex(args, 2), model(args));
    [write(add(a, b)), write(sub(a, b)), write(mul(a, b, model)), quotient(div(a, b, model))].join("; ")
}

fn power(args: Args<'_>) -> String {
    match pow(complex(args, 0), complex(args, 2), model(args)) {
        Ok(value) => write(value),
        Err(ComplexPowError::Overflow) => "!OverflowError".to_owned(),
        Err(ComplexPowError::ZeroDivision) => "!ZeroDivisionError".to_owned(),
    }
}

fn mixed(args: Args<'_>) -> String {
    let (a, b) = (complex(args, 0), args.float(2));
    let results =
        [mixed::add_real(a, b), mixed::sub_real(a, b), mixed::real_sub(b, a), mixed::mul_real(a, b)];
    let quotients = [quotient(mixed::div_real(a, b)), quotient(mixed::real_div(b, a))];
    format!("{}; {}", results.map(write).join("; "), quotients.join("; "))
}
