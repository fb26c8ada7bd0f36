//! The `is…` methods of `str` and the folding of foreign digits that `int` and `float` do.

use std::borrow::Cow;

use super::unicode::{Ucd, is_space};
use super::view::{TextRef, Unit, with_units};

/// The predicates of `str`. Each is false of the empty string unless it says otherwise.
impl<'a> TextRef<'a> {
    /// Is every code point such, and is there one?
    fn all(self, ascii: impl Fn(u8) -> bool, other: impl Fn(u32) -> bool) -> bool {
        !self.is_empty() && self.every(ascii, other)
    }

    fn every(self, ascii: impl Fn(u8) -> bool, other: impl Fn(u32) -> bool) -> bool {
        let test = |c: u32| if c < 0x80 { ascii(c as u8) } else { other(c) };
        with_units!(self, |units| units.iter().all(|c| test(c.code())))
    }

    /// `str.isalpha`
    pub fn is_alpha(self, ucd: Ucd) -> bool {
        self.all(|c| c.is_ascii_alphabetic(), |c| ucd.is_alpha(c))
    }

    /// `str.isalnum`
    pub fn is_alnum(self, ucd: Ucd) -> bool {
        self.all(|c| c.is_ascii_alphanumeric(), |c| ucd.is_alnum(c))
    }

    /// `str.isdecimal`
    pub fn is_decimal(self, ucd: Ucd) -> bool {
        self.all(|c| c.is_ascii_digit(), |c| ucd.is_decimal(c))
    }

    /// `str.isdigit`
    pub fn is_digit(self, ucd: Ucd) -> bool {
        self.all(|c| c.is_ascii_digit(), |c| ucd.is_digit(c))
    }

    /// `str.isnumeric`
    pub fn is_numeric(self, ucd: Ucd) -> bool {
        self.all(|c| c.is_ascii_digit(), |c| ucd.is_numeric(c))
    }

    /// `str.isspace`
    pub fn is_space(self) -> bool {
        !self.is_empty() && self.chars().all(is_space)
    }

    /// `str.isprintable`; true of the empty string.
    pub fn is_printable(self, ucd: Ucd) -> bool {
        self.every(|c| matches!(c, b' '..=b'~'), |c| ucd.is_printable(c))
    }

    /// `str.isidentifier`; keywords are identifiers too.
    pub fn is_identifier(self, ucd: Ucd) -> bool {
        let Some(first) = self.get(0) else { return false };
        ucd.is_xid_start(first)
            && self
                .slice(1, self.len())
                .every(|c| c.is_ascii_alphanumeric() || c == b'_', |c| ucd.is_xid_continue(c))
    }

    /// `str.islower`: some letter is lowercase, and none is of another case.
    pub fn is_lower(self, ucd: Ucd) -> bool {
        !self.chars().any(|c| ucd.is_upper(c) || ucd.is_title(c)) && self.chars().any(|c| ucd.is_lower(c))
    }

    /// `str.isupper`: some letter is uppercase, and none is of another case.
    pub fn is_upper(self, ucd: Ucd) -> bool {
        !self.chars().any(|c| ucd.is_lower(c) || ucd.is_title(c)) && self.chars().any(|c| ucd.is_upper(c))
    }

    /// `str.istitle`: uppercase and titlecase letters begin words, lowercase ones continue them.
    pub fn is_title(self, ucd: Ucd) -> bool {
        let (mut cased, mut in_word) = (false, false);
        for c in self.chars() {
            let begins = ucd.is_upper(c) || ucd.is_title(c);
            let continues = !begins && ucd.is_lower(c);
            if (begins && in_word) || (continues && !in_word) {
                return false;
            }
            in_word = begins || continues;
            cased |= in_word;
        }
        cased
    }

    /// The text in which `int` and `float` look for a number: whitespace as spaces, decimal digits of any script as ASCII ones, and
    /// `?` for anything else past ASCII (`_PyUnicode_TransformDecimalAndSpaceToASCII`).
    ///
    /// ```
    /// use taipan_prim::text::{Text, Ucd};
    /// assert_eq!(Text::from("\u{a0}٣.١é").as_ref().to_ascii_number(Ucd::V15_1), " 3.1?");
    /// ```
    pub fn to_ascii_number(self, ucd: Ucd) -> Cow<'a, str> {
        if let Some(ascii) = self.as_str() {
            return ascii.into();
        }
        let fold = |c: u32| match u8::try_from(c) {
            Ok(c) if c.is_ascii() => char::from(c),
            _ if is_space(c) => ' ',
            _ => ucd.decimal_value(c).map_or('?', |d| char::from(b'0' + d)),
        };
        self.chars().map(fold).collect::<String>().into()
    }
}
