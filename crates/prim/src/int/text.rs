//! `str(int)`, `bin`, `oct`, `hex`, and the limit on decimal digits.

use num_bigint::BigInt;

/// `sys.int_info.default_max_str_digits`.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;
/// `sys.int_info.str_digits_check_threshold`: the smallest limit but 0 that can be set.
pub const MIN_MAX_STR_DIGITS: usize = 640;

/// A conversion between text and int passes `sys.set_int_max_str_digits`.
///
/// Prints as CPython's ValueError: with the number of digits where text was to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyDigits {
    /// The limit.
    pub limit: usize,
    /// The number of digits in the text, when an int was to be read from it.
    pub digits: Option<usize>,
}

impl std::fmt::Display for TooManyDigits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Exceeds the limit ({} digits) for integer string conversion", self.limit)?;
        if let Some(digits) = self.digits {
            write!(f, ": value has {digits} digits")?;
        }
        f.write_str("; use sys.set_int_max_str_digits() to increase the limit")
    }
}

impl std::error::Error for TooManyDigits {}

pub(super) fn check_digits(digits: usize, limit: usize) -> Result<(), TooManyDigits> {
    if limit != 0 && digits > limit.max(MIN_MAX_STR_DIGITS) {
        return Err(TooManyDigits { limit, digits: Some(digits) });
    }
    Ok(())
}

/// The decimal text of an `i64`, without an allocation.
///
/// ```
/// use taipan_prim::int::Decimal;
/// assert_eq!(Decimal::new(i64::MIN).as_str(), "-9223372036854775808");
/// assert_eq!(Decimal::of_magnitude(1205).as_str(), "1205");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    bytes: [u8; 20],
    start: usize,
}

impl Decimal {
    /// A number with its sign.
    #[inline]
    pub fn new(value: i64) -> Decimal {
        let mut text = Decimal::of_magnitude(value.unsigned_abs());
        if value < 0 {
            // The magnitude of a negative number has at most 19 digits.
            text.start -= 1;
            text.bytes[text.start] = b'-';
        }
        text
    }

    /// A number that is not negative.
    #[inline]
    pub fn of_magnitude(mut value: u64) -> Decimal {
        let (mut bytes, mut start) = ([b'0'; 20], 20);
        while value >= 100 {
            let pair = (value % 100) as u8;
            value /= 100;
            start -= 2;
            (bytes[start], bytes[start + 1]) = (b'0' + pair / 10, b'0' + pair % 10);
        }
        if value >= 10 {
            start -= 1;
            bytes[start] = b'0' + (value % 10) as u8;
            value /= 10;
        }
        start -= 1;
        bytes[start] = b'0' + value as u8;
        Decimal { bytes, start }
    }

    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

/// Appends an `i64` in decimal.
pub fn push_i64(out: &mut String, value: i64) {
    out.push_str(Decimal::new(value).as_str());
}

/// `str(value)` in decimal, within `max_digits` (0 for no limit).
///
/// ```
/// use num_bigint::BigInt;
/// use taipan_prim::int::to_decimal;
/// assert_eq!(to_decimal(&BigInt::from(-12), 4300).as_deref(), Ok("-12"));
/// assert!(to_decimal(&(BigInt::from(1) << 20_000), 4300).is_err());
/// ```
pub fn to_decimal(value: &BigInt, max_digits: usize) -> Result<String, TooManyDigits> {
    let too_many = TooManyDigits { limit: max_digits, digits: None };
    // An int of n bits has at least (n - 1) * log10(2) digits: refuse before the slow conversion.
    if max_digits != 0 && value.bits().saturating_sub(1) / 4 > max_digits as u64 {
        return Err(too_many);
    }
    let text = value.to_str_radix(10);
    let digits = text.len() - usize::from(text.starts_with('-'));
    if max_digits != 0 && digits > max_digits { Err(too_many) } else { Ok(text) }
}

/// `bin`, `oct` and `hex`: the value in base 2, 8 or 16, with `prefix` after the sign.
///
/// ```
/// assert_eq!(taipan_prim::int::to_radix(&(-255).into(), 16, "0x"), "-0xff");
/// ```
pub fn to_radix(value: &BigInt, radix: u32, prefix: &str) -> String {
    let mut text = value.to_str_radix(radix.clamp(2, 36));
    text.insert_str(usize::from(text.starts_with('-')), prefix);
    text
}

/// `bin`, `oct` and `hex` of an `i64`.
pub fn to_radix_i64(value: i64, radix: u32, prefix: &str) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let magnitude = value.unsigned_abs();
    match radix {
        2 => format!("{sign}{prefix}{magnitude:b}"),
        8 => format!("{sign}{prefix}{magnitude:o}"),
        16 => format!("{sign}{prefix}{magnitude:x}"),
        _ => to_radix(&value.into(), radix, prefix),
    }
}
