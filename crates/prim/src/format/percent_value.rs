//! The conversions of `%` formatting, on values that were already converted.

use super::FormatError;
use super::int::{Base, IntRef, as_text};
use super::percent::Flags;
use crate::float::{FloatFormat, FloatStyle, to_text};
use crate::text::{TextBuilder, TextRef};

/// `%d %i %u %o %x %X`; `code` is the letter, `precision` the least number of digits.
///
/// The only errors are of the digits' limit, [`FormatError::TooManyDigits`], and [`FormatError::UnknownCode`].
///
/// ```
/// use taipan_prim::format::{Flags, IntRef, percent_int};
/// use taipan_prim::text::TextBuilder;
/// let mut out = TextBuilder::new();
/// let flags = Flags { alternate: true, zero: true, ..Flags::default() };
/// percent_int(IntRef::Small(-255), 'x', flags, 10, None, 4300, &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("-0x00000ff"));
/// ```
pub fn percent_int(
    value: IntRef<'_>,
    code: char,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    max_digits: usize,
    out: &mut TextBuilder,
) -> Result<(), FormatError> {
    let base = match code {
        'd' | 'i' | 'u' => Base::Decimal,
        'o' => Base::Octal,
        'x' => Base::Hex,
        'X' => Base::UpperHex,
        _ => return Err(FormatError::UnknownCode(code as u32)),
    };
    let digits = value.digits(base, max_digits)?;
    let zeros = precision.unwrap_or(0).saturating_sub(digits.len());
    let prefix = if flags.alternate { base.prefix() } else { "" };
    push_numeric(
        Numeric { negative: value.is_negative(), prefix, zeros, digits: as_text(&digits) },
        flags,
        width,
        out,
    );
    Ok(())
}

/// `%e %E %f %F %g %G`; `code` is the letter.
///
/// The only error is [`FormatError::UnknownCode`].
///
/// ```
/// use taipan_prim::format::{Flags, percent_float};
/// use taipan_prim::text::TextBuilder;
/// let mut out = TextBuilder::new();
/// percent_float(2.5, 'f', Flags { plus: true, ..Flags::default() }, 8, Some(2), &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("   +2.50"));
/// ```
pub fn percent_float(
    value: f64,
    code: char,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    out: &mut TextBuilder,
) -> Result<(), FormatError> {
    let format = match code.to_ascii_lowercase() {
        'e' => FloatFormat::Exponent,
        'f' => FloatFormat::Fixed,
        'g' => FloatFormat::General,
        _ => return Err(FormatError::UnknownCode(code as u32)),
    };
    let style = FloatStyle {
        alternate: flags.alternate,
        upper: code.is_ascii_uppercase(),
        ..FloatStyle::new(format, precision.unwrap_or(6))
    };
    let text = to_text(value, style);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    push_numeric(Numeric { negative, prefix: "", zeros: 0, digits }, flags, width, out);
    Ok(())
}

/// `%s %r %a` of the text that the value was converted to.
pub fn percent_str(
    value: TextRef<'_>,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    out: &mut TextBuilder,
) {
    let value = match precision {
        Some(precision) if precision < value.len() => value.slice(0, precision),
        _ => value,
    };
    let spare = width.saturating_sub(value.len());
    let (left, right) = if flags.left { (0, spare) } else { (spare, 0) };
    out.push_repeated(' ' as u32, left).push_text(value).push_repeated(' ' as u32, right);
}

/// `%c` of an int; the error is [`FormatError::CharRange`].
pub fn percent_char(
    value: IntRef<'_>,
    flags: Flags,
    width: usize,
    out: &mut TextBuilder,
) -> Result<(), FormatError> {
    let mut text = TextBuilder::new();
    text.push(value.to_char()?);
    percent_str(text.finish().as_ref(), flags, width, None, out);
    Ok(())
}

struct Numeric<'a> {
    negative: bool,
    prefix: &'a str,
    zeros: usize,
    digits: &'a str,
}

/// Sign and prefix stand before zero padding and after padding with spaces.
fn push_numeric(number: Numeric<'_>, flags: Flags, width: usize, out: &mut TextBuilder) {
    let sign = match (number.negative, flags.plus, flags.blank) {
        (true, ..) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        (false, false, false) => "",
    };
    let len = sign.len() + number.prefix.len() + number.zeros + number.digits.len();
    let spare = width.saturating_sub(len);
    let (left, zeros, right) = match flags {
        Flags { left: true, .. } => (0, 0, spare),
        Flags { zero: true, .. } => (0, spare, 0),
        _ => (spare, 0, 0),
    };
    out.push_repeated(' ' as u32, left).push_str(sign).push_str(number.prefix);
    out.push_repeated('0' as u32, zeros + number.zeros).push_str(number.digits);
    out.push_repeated(' ' as u32, right);
}
