//! Arguments and results as the table writes them.

use num_bigint::BigInt;
use taipan_prim::int::{Int, digits_to_ascii};
use taipan_prim::text::{Text, Ucd};

/// The arguments of one row.
#[derive(Clone, Copy)]
pub struct Args<'a>(pub &'a [&'a str]);

impl<'a> Args<'a> {
    pub fn len(self) -> usize {
        self.0.len()
    }

    pub fn str(self, index: usize) -> &'a str {
        self.0[index]
    }

    pub fn big(self, index: usize) -> BigInt {
        self.0[index].parse().unwrap()
    }

    /// The argument if it fits an i64.
    pub fn small(self, index: usize) -> Option<i64> {
        self.0[index].parse().ok()
    }

    pub fn parse<T: std::str::FromStr>(self, index: usize) -> T {
        self.0[index].parse().ok().unwrap()
    }

    pub fn float(self, index: usize) -> f64 {
        match self.0[index] {
            "nan" => f64::NAN,
            bits => f64::from_bits(u64::from_str_radix(bits, 16).unwrap()),
        }
    }

    /// The argument as `int()` and `float()` take it.
    pub fn ascii(self, index: usize) -> Vec<u8> {
        digits_to_ascii(self.text(index).as_ref(), Ucd::V15_1).into_owned()
    }

    pub fn text(self, index: usize) -> Text {
        Text::from_code_points(self.0[index].chars().map(u32::from))
    }
}

pub fn bits(value: f64) -> String {
    if value.is_nan() { "nan".to_owned() } else { format!("{:016x}", value.to_bits()) }
}

pub fn int(value: Int) -> String {
    value.into_bigint().to_string()
}

/// Both paths of an operation must agree where both apply.
pub fn agree<T: PartialEq + std::fmt::Debug>(small: Option<T>, big: T) -> T {
    if let Some(small) = small {
        assert_eq!(small, big, "the i64 path differs");
    }
    big
}
