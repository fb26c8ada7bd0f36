//! Formatting: the format-spec mini-language, `%` formatting and the replacement fields of `str.format`.

mod error;
mod fields;
mod float;
mod int;
mod number;
mod percent;
mod percent_value;
mod spec;
mod str;

pub use error::FormatError;
pub use fields::{
    Accessor, Accessors, AutoNumber, FieldError, FieldName, Markup, MarkupField, MarkupIter, split_field_name,
};
pub use float::{format_complex, format_float};
pub use int::{IntRef, format_int};
pub use percent::{Amount, Conversion, Flags, PercentError, PercentIter, PercentPiece};
pub use percent_value::{percent_char, percent_float, percent_int, percent_str};
pub use spec::{Align, Dialect, FormatKind, Sign, Spec};
pub use str::format_str;

use crate::text::TextRef;

/// The value of a decimal digit.
fn decimal_digit(code_point: u32) -> Option<u32> {
    char::from_u32(code_point).and_then(|c| c.to_digit(10))
}

/// CPython's `get_integer`: the digits at `start`, how many they are, and their value; `Err` past `sys.maxsize`.
fn read_integer(text: TextRef<'_>, start: usize) -> Result<(usize, usize), FormatError> {
    const MAX: usize = isize::MAX as usize;
    let mut value = 0_usize;
    let mut count = 0;
    while let Some(digit) = text.get(start + count).and_then(decimal_digit) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit as usize))
            .filter(|&value| value <= MAX)
            .ok_or(FormatError::TooManyDecimalDigits)?;
        count += 1;
    }
    Ok((count, value))
}
