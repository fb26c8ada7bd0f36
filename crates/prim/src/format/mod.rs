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
pub use int::{IntRef, Pad, format_by_common_spec, format_int, padded_int};
pub use percent::{Amount, Conversion, Flags, PercentError, PercentIter, PercentPiece};
pub use percent_value::{percent_char, percent_float, percent_int, percent_str};
pub use spec::{Align, Dialect, FormatKind, Sign, Spec};
pub use str::format_str;

use crate::text::{TextRef, Ucd};

fn digit_of(c: u32, ucd: Ucd) -> Option<u8> {
    match c {
        0x30..=0x39 => Some(c as u8 - b'0'),
        0..0x80 => None,
        _ => ucd.decimal_value(c),
    }
}

/// CPython's `get_integer`: how many decimal digits stand at `start`, and their value; `Err` past `sys.maxsize`.
fn read_integer(text: TextRef<'_>, start: usize, ucd: Ucd) -> Result<(usize, usize), FormatError> {
    const MAX: usize = isize::MAX as usize;
    let mut value = 0_usize;
    let mut count = 0;
    while let Some(digit) = text.get(start + count).and_then(|c| digit_of(c, ucd)) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(usize::from(digit)))
            .filter(|&value| value <= MAX)
            .ok_or(FormatError::TooManyDecimalDigits)?;
        count += 1;
    }
    Ok((count, value))
}
