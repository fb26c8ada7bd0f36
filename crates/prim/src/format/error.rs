//! What can be wrong with a format spec, in CPython's words.

use crate::int::TooManyDigits;
use crate::text::{TextBuilder, TextRef};

/// Why a value cannot be formatted by a spec. All are ValueError but where [`FormatError::is_overflow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// A width or precision does not fit a `Py_ssize_t`.
    TooManyDecimalDigits,
    /// `,` and `_` together.
    CommaAndUnderscore,
    /// A point that no digit follows.
    MissingPrecision,
    /// Characters are left over; 3.9 and earlier do not name the spec and the type.
    InvalidSpecifier,
    /// A thousands separator with a presentation type that takes none.
    CannotSpecify {
        /// `,` or `_`.
        separator: char,
        /// The presentation type.
        code: u32,
    },
    /// The value's type has no such presentation type.
    UnknownCode(u32),
    /// A precision for an int.
    PrecisionInInt,
    /// `z` for an int.
    CoercionInInt,
    /// A sign with `c`.
    SignWithChar,
    /// `#` with `c`.
    AlternateWithChar,
    /// `c` with a value that is no code point.
    CharRange,
    /// `c` with a value past 64 bits.
    CharTooLarge,
    /// A sign for a string.
    SignInStr,
    /// A space as the sign for a string; up to 3.9 as [`FormatError::SignInStr`].
    SpaceInStr,
    /// `z` for a string.
    CoercionInStr,
    /// `#` for a string.
    AlternateInStr,
    /// `=` for a string.
    EqualsInStr,
    /// A float's precision does not fit a C int.
    PrecisionTooBig,
    /// Zero padding of a complex number.
    ZeroInComplex,
    /// `=` for a complex number.
    EqualsInComplex,
    /// The decimal digits of an int pass the limit.
    TooManyDigits(TooManyDigits),
    /// An int that a float's presentation type was asked for is beyond any float.
    IntTooLarge,
}

impl FormatError {
    /// Is the exception an OverflowError?
    pub fn is_overflow(self) -> bool {
        matches!(self, Self::CharRange | Self::CharTooLarge | Self::IntTooLarge)
    }

    /// Appends the exception's message, as of 3.10 and later, for the given spec and type name.
    pub fn push_message(self, spec: TextRef<'_>, type_name: &str, out: &mut TextBuilder) {
        match self {
            Self::InvalidSpecifier => {
                out.push_str("Invalid format specifier '").push_text(spec);
                out.push_str("' for object of type '").push_str(type_name).push_str("'");
            }
            Self::CannotSpecify { separator, code } => {
                out.push_str("Cannot specify '").push_char(separator).push_str("' with '");
                push_code(code, out);
                out.push_str("'.");
            }
            Self::UnknownCode(code) => {
                out.push_str("Unknown format code '");
                push_code(code, out);
                out.push_str("' for object of type '").push_str(type_name).push_str("'");
            }
            Self::TooManyDigits(error) => {
                out.push_str(&error.to_string());
            }
            other => {
                out.push_str(other.fixed_message());
            }
        }
    }

    fn fixed_message(self) -> &'static str {
        match self {
            Self::TooManyDecimalDigits => "Too many decimal digits in format string",
            Self::CommaAndUnderscore => "Cannot specify both ',' and '_'.",
            Self::MissingPrecision => "Format specifier missing precision",
            Self::PrecisionInInt => "Precision not allowed in integer format specifier",
            Self::CoercionInInt => "Negative zero coercion (z) not allowed in integer format specifier",
            Self::SignWithChar => "Sign not allowed with integer format specifier 'c'",
            Self::AlternateWithChar => "Alternate form (#) not allowed with integer format specifier 'c'",
            Self::CharRange => "%c arg not in range(0x110000)",
            Self::CharTooLarge => "Python int too large to convert to C long",
            Self::SignInStr => "Sign not allowed in string format specifier",
            Self::SpaceInStr => "Space not allowed in string format specifier",
            Self::CoercionInStr => "Negative zero coercion (z) not allowed in string format specifier",
            Self::AlternateInStr => "Alternate form (#) not allowed in string format specifier",
            Self::EqualsInStr => "'=' alignment not allowed in string format specifier",
            Self::PrecisionTooBig => "precision too big",
            Self::ZeroInComplex => "Zero padding is not allowed in complex format specifier",
            Self::EqualsInComplex => "'=' alignment flag is not allowed in complex format specifier",
            Self::IntTooLarge => "int too large to convert to float",
            // These three carry data and are worded above.
            Self::InvalidSpecifier
            | Self::CannotSpecify { .. }
            | Self::UnknownCode(_)
            | Self::TooManyDigits(_) => "Invalid format specifier",
        }
    }
}

/// A presentation type as a message shows it: itself if it is printable ASCII, else `\x` and its number.
pub(super) fn push_code(code: u32, out: &mut TextBuilder) {
    if (33..128).contains(&code) {
        out.push(code);
    } else {
        out.push_str(&format!("\\x{code:x}"));
    }
}
