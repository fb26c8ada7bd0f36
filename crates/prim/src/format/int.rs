//! `int.__format__`.

use super::FormatError;
use super::float::format_float_as;
use super::number::{Padding, Parts, push_number};
use super::spec::Spec;
use crate::int::{Decimal, to_decimal, to_f64};
use crate::text::{Text, TextBuilder};
use num_bigint::{BigInt, Sign as BigSign};
use num_traits::ToPrimitive;
use smallvec::SmallVec;

/// An int of either size.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A value that fits 64 bits.
    Small(i64),
    /// A value of any size.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    pub(super) fn is_negative(self) -> bool {
        match self {
            Self::Small(value) => value < 0,
            Self::Big(value) => value.sign() == BigSign::Minus,
        }
    }

    fn to_f64(self) -> Result<f64, FormatError> {
        match self {
            Self::Small(value) => Ok(value as f64),
            Self::Big(value) => to_f64(value).ok_or(FormatError::IntTooLarge),
        }
    }

    pub(super) fn to_char(self) -> Result<u32, FormatError> {
        let code = match self {
            Self::Small(value) => u32::try_from(value).ok(),
            Self::Big(value) => value.to_u32(),
        };
        code.filter(|&code| code <= 0x10_ffff).ok_or(FormatError::CharRange)
    }

    /// The digits of the absolute value.
    pub(super) fn digits(self, base: Base, max_digits: usize) -> Result<Digits, FormatError> {
        let mut text = match (self, base) {
            (Self::Small(value), Base::Decimal) => {
                return Ok(Digits::from_slice(Decimal::of_magnitude(value.unsigned_abs()).as_bytes()));
            }
            (Self::Small(value), _) => return Ok(small_digits(value.unsigned_abs(), base)),
            (Self::Big(value), Base::Decimal) => {
                to_decimal(value, max_digits).map_err(FormatError::TooManyDigits)?
            }
            (Self::Big(value), _) => value.to_str_radix(base.radix()),
        };
        if text.starts_with('-') {
            text.remove(0);
        }
        if base == Base::UpperHex {
            text.make_ascii_uppercase();
        }
        Ok(Digits::from_vec(text.into_bytes()))
    }
}

/// The text of an int by one of the specs that most programs use: `<` or `>`, `0` alone, a width of two digits, a comma,
/// `d`, `x` or `X`. `None` for any other spec.
///
/// ```
/// use taipan_prim::format::format_by_common_spec;
/// let text = |value, spec: &str| format_by_common_spec(value, spec.as_bytes()).map(|t| t.to_string());
/// assert_eq!(text(-7, "05d").as_deref(), Some("-0007"));
/// assert_eq!(text(1234567, ">12,").as_deref(), Some("   1,234,567"));
/// assert_eq!(text(255, "#x"), None);
/// ```
pub fn format_by_common_spec(value: i64, spec: &[u8]) -> Option<Text> {
    let (left, zeros, mut rest) = match spec {
        [b'<' | b'>', b'0', ..] => return None,
        [b'<', rest @ ..] => (true, false, rest),
        [b'>', rest @ ..] => (false, false, rest),
        [b'0', rest @ ..] => (false, true, rest),
        rest => (false, false, rest),
    };
    let mut width = 0;
    while let [digit @ b'0'..=b'9', more @ ..] = rest {
        (width, rest) = (width * 10 + usize::from(digit - b'0'), more);
        if width > 99 {
            return None;
        }
    }
    let (code, group) = match rest {
        [] | [b'd'] => ('d', usize::MAX),
        [b','] | [b',', b'd'] if !zeros => ('d', 3),
        [b'x'] => ('x', usize::MAX),
        [b'X'] => ('X', usize::MAX),
        _ => return None,
    };
    Some(laid_out(
        value,
        Base::of_code(code)?,
        group,
        width,
        if left {
            Pad::Right
        } else if zeros {
            Pad::Zeros
        } else {
            Pad::Left
        },
    ))
}

/// Where a short field is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pad {
    /// With spaces on the left.
    Left,
    /// With spaces on the right.
    Right,
    /// With zeros behind the sign.
    Zeros,
}

/// An int in base 10, or 16 (`x`, `X`), in a field of at most 99 characters.
pub fn padded_int(value: i64, code: char, width: usize, pad: Pad) -> Option<Text> {
    let base = Base::of_code(code).filter(|base| *base != Base::Binary && width < ROOM)?;
    Some(laid_out(value, base, usize::MAX, width, pad))
}

/// More characters than what is laid out at once can have.
const ROOM: usize = 100;

fn laid_out(value: i64, base: Base, group: usize, width: usize, pad: Pad) -> Text {
    let digits = match base {
        Base::Decimal => Digits::from_slice(Decimal::of_magnitude(value.unsigned_abs()).as_bytes()),
        _ => small_digits(value.unsigned_abs(), base),
    };
    let (mut room, mut start) = ([b' '; ROOM], ROOM);
    for (n, digit) in digits.iter().rev().enumerate() {
        if n > 0 && n.is_multiple_of(group) {
            start -= 1;
            room[start] = b',';
        }
        start -= 1;
        room[start] = *digit;
    }
    if pad == Pad::Zeros {
        let first = (ROOM - width + usize::from(value < 0)).min(start);
        room[first..start].fill(b'0');
        start = first;
    }
    if value < 0 {
        start -= 1;
        room[start] = b'-';
    }
    let spare = width.saturating_sub(ROOM - start);
    if pad == Pad::Right {
        room.copy_within(start.., start - spare);
        room[ROOM - spare..].fill(b' ');
    }
    Text::from_ascii(&room[start - spare..])
}

/// ASCII digits; those of a small int lie on the stack.
pub(super) type Digits = SmallVec<[u8; 24]>;

/// The digits in a base that is a power of two.
fn small_digits(mut value: u64, base: Base) -> Digits {
    let (bits, alphabet) = match base {
        Base::Binary => (1, b"0123456789abcdef"),
        Base::Octal => (3, b"0123456789abcdef"),
        Base::UpperHex => (4, b"0123456789ABCDEF"),
        _ => (4, b"0123456789abcdef"),
    };
    let mut digits = Digits::new();
    loop {
        digits.push(alphabet[(value & ((1 << bits) - 1)) as usize]);
        value >>= bits;
        if value == 0 {
            digits.reverse();
            return digits;
        }
    }
}

/// ASCII digits as text.
pub(super) fn as_text(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).unwrap_or_default()
}

/// A base that ints are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Binary,
    Octal,
    Decimal,
    Hex,
    UpperHex,
}

impl Base {
    pub(super) fn of_code(code: char) -> Option<Self> {
        match code {
            'b' => Some(Self::Binary),
            'o' => Some(Self::Octal),
            'd' | 'n' => Some(Self::Decimal),
            'x' => Some(Self::Hex),
            'X' => Some(Self::UpperHex),
            _ => None,
        }
    }

    fn radix(self) -> u32 {
        match self {
            Self::Binary => 2,
            Self::Octal => 8,
            Self::Decimal => 10,
            Self::Hex | Self::UpperHex => 16,
        }
    }

    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Binary => "0b",
            Self::Octal => "0o",
            Self::Decimal => "",
            Self::Hex => "0x",
            Self::UpperHex => "0X",
        }
    }
}

/// `int.__format__`; `max_digits` as `sys.get_int_max_str_digits()`.
///
/// ```
/// use taipan_prim::format::{Dialect, FormatKind, IntRef, Spec, format_int};
/// use taipan_prim::text::{TextBuilder, TextRef};
/// let spec = Spec::parse(TextRef::Ascii(b"+012,"), FormatKind::Int, Dialect::default()).unwrap();
/// let mut out = TextBuilder::new();
/// format_int(IntRef::Small(1234567), &spec, 4300, &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("+001,234,567"));
/// ```
pub fn format_int(
    value: IntRef<'_>,
    spec: &Spec,
    max_digits: usize,
    out: &mut TextBuilder,
) -> Result<(), FormatError> {
    let code = spec.code.unwrap_or('d' as u32);
    match char::from_u32(code) {
        Some('c') => {
            check_int(spec)?;
            format_char(value, spec, out)
        }
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => format_float_as(value.to_f64()?, spec, out),
        Some(letter) if let Some(base) = Base::of_code(letter) => {
            check_int(spec)?;
            let digits = value.digits(base, max_digits)?;
            let prefix = if spec.alternate { base.prefix() } else { "" };
            let parts =
                Parts { negative: value.is_negative(), prefix, digits: as_text(&digits), ..Parts::default() };
            push_number(parts, spec, out);
            Ok(())
        }
        _ => Err(FormatError::UnknownCode(code)),
    }
}

fn check_int(spec: &Spec) -> Result<(), FormatError> {
    if spec.precision.is_some() {
        return Err(FormatError::PrecisionInInt);
    }
    if spec.no_negative_zero {
        return Err(FormatError::CoercionInInt);
    }
    Ok(())
}

fn format_char(value: IntRef<'_>, spec: &Spec, out: &mut TextBuilder) -> Result<(), FormatError> {
    if spec.sign.is_some() {
        return Err(FormatError::SignWithChar);
    }
    if spec.alternate {
        return Err(FormatError::AlternateWithChar);
    }
    if matches!(value, IntRef::Big(value) if value.to_i64().is_none()) {
        return Err(FormatError::CharTooLarge);
    }
    let code_point = value.to_char()?;
    let padding = Padding::new(spec, 1);
    out.push_repeated(spec.fill, padding.left + padding.inner).push(code_point);
    out.push_repeated(spec.fill, padding.right);
    Ok(())
}
