//! The items of a `%` format, parsed as CPython's `unicode_format_arg_parse`.

use crate::text::{TextBuilder, TextRef};
use std::ops::Range;

/// A piece of a `%` format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PercentPiece {
    /// Text to copy: a range of code points.
    Literal(Range<usize>),
    /// An item to convert an argument by.
    Conversion(Conversion),
}

/// A width or precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Given in the format.
    Fixed(usize),
    /// `*`: the next argument.
    Argument,
}

/// The flags of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// An item such as `%(key)-08.3f`.
///
/// The order in which CPython acts, and so finds errors: look up the key (TypeError "format requires a mapping" first),
/// take the width's and the precision's argument, report the error in `code`, take the value (for any code but `%`),
/// report an unknown code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The mapping key: a range of code points without the parentheses.
    pub key: Option<Range<usize>>,
    /// The flags.
    pub flags: Flags,
    /// The least width.
    pub width: Option<Amount>,
    /// The precision.
    pub precision: Option<Amount>,
    /// The conversion type as a code point, or what is wrong with the item after the parts above.
    pub code: Result<u32, PercentError>,
    /// The position of the conversion type in the format.
    pub index: usize,
}

/// What is wrong with an item. All are ValueError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// The format ends inside an item.
    Incomplete,
    /// The format ends inside a mapping key.
    IncompleteKey,
    /// A width past `sys.maxsize`.
    WidthTooBig,
    /// A precision that does not fit a C int ("prec too big" for bytes).
    PrecisionTooBig,
}

impl std::fmt::Display for PercentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "incomplete format",
            Self::IncompleteKey => "incomplete format key",
            Self::WidthTooBig => "width too big",
            Self::PrecisionTooBig => "precision too big",
        })
    }
}

impl std::error::Error for PercentError {}

impl Conversion {
    /// The ValueError message for a conversion type that does not exist.
    pub fn push_unsupported(&self, out: &mut TextBuilder) {
        let code = self.code.unwrap_or_default();
        let shown = if (32..127).contains(&code) { code } else { '?' as u32 };
        out.push_str("unsupported format character '").push(shown).push_str("' (0x");
        out.push_str(&format!("{code:x}) at index {}", self.index));
    }
}

/// Iterates over the pieces of a `%` format; ends after an item with an error.
///
/// ```
/// use taipan_prim::format::{PercentIter, PercentPiece};
/// use taipan_prim::text::TextRef;
/// let mut pieces = PercentIter::new(TextRef::Ascii(b"n=%(key)04d%%"));
/// assert_eq!(pieces.next(), Some(PercentPiece::Literal(0..2)));
/// let Some(PercentPiece::Conversion(item)) = pieces.next() else { panic!() };
/// assert_eq!((item.key, item.flags.zero, item.code), (Some(4..7), true, Ok('d' as u32)));
/// assert_eq!(pieces.next(), Some(PercentPiece::Literal(12..13)));
/// assert_eq!(pieces.next(), None);
/// ```
#[derive(Clone, Debug)]
pub struct PercentIter<'a> {
    text: TextRef<'a>,
    pos: usize,
}

impl<'a> PercentIter<'a> {
    /// The pieces of `text`; a bytes format is passed as Latin-1.
    pub fn new(text: TextRef<'a>) -> Self {
        Self { text, pos: 0 }
    }

    fn at(&self, c: char) -> bool {
        self.text.get(self.pos) == Some(c as u32)
    }

    fn take(&mut self, c: char) -> bool {
        let taken = self.at(c);
        self.pos += usize::from(taken);
        taken
    }

    fn conversion(&mut self) -> Conversion {
        let mut item = Conversion {
            key: None,
            flags: Flags::default(),
            width: None,
            precision: None,
            code: Err(PercentError::Incomplete),
            index: 0,
        };
        item.code = self.parse_item(&mut item);
        match item.code {
            Ok(_) => {
                item.index = self.pos;
                self.pos += 1;
            }
            Err(_) => self.pos = self.text.len(),
        }
        item
    }

    fn parse_item(&mut self, item: &mut Conversion) -> Result<u32, PercentError> {
        if self.take('(') {
            item.key = Some(self.key()?);
        }
        item.flags = self.flags();
        item.width = self.amount(isize::MAX as usize, PercentError::WidthTooBig)?;
        if self.take('.') {
            const MAX: usize = i32::MAX as usize;
            let precision = self.amount(MAX, PercentError::PrecisionTooBig)?;
            item.precision = Some(precision.unwrap_or(Amount::Fixed(0)));
        }
        if self.at('h') || self.at('l') || self.at('L') {
            self.pos += 1;
        }
        self.text.get(self.pos).ok_or(PercentError::Incomplete)
    }

    /// Up to the parenthesis that matches the one just read.
    fn key(&mut self) -> Result<Range<usize>, PercentError> {
        let start = self.pos;
        let mut depth = 1;
        while let Some(c) = self.text.get(self.pos) {
            self.pos += 1;
            if c == '(' as u32 {
                depth += 1;
            } else if c == ')' as u32 {
                depth -= 1;
                if depth == 0 {
                    return Ok(start..self.pos - 1);
                }
            }
        }
        Err(PercentError::IncompleteKey)
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            let flag = match self.text.get(self.pos).and_then(char::from_u32) {
                Some('-') => &mut flags.left,
                Some('+') => &mut flags.plus,
                Some(' ') => &mut flags.blank,
                Some('#') => &mut flags.alternate,
                Some('0') => &mut flags.zero,
                _ => return flags,
            };
            *flag = true;
            self.pos += 1;
        }
    }

    fn amount(&mut self, max: usize, error: PercentError) -> Result<Option<Amount>, PercentError> {
        if self.take('*') {
            return Ok(Some(Amount::Argument));
        }
        let mut amount = None;
        while let Some(digit) = self.text.get(self.pos).and_then(char::from_u32).and_then(|c| c.to_digit(10))
        {
            let digit = digit as usize;
            let so_far = amount.unwrap_or(0_usize);
            if so_far > (max - digit) / 10 {
                return Err(error);
            }
            amount = Some(so_far * 10 + digit);
            self.pos += 1;
        }
        Ok(amount.map(Amount::Fixed))
    }
}

impl Iterator for PercentIter<'_> {
    type Item = PercentPiece;

    fn next(&mut self) -> Option<PercentPiece> {
        let start = self.pos;
        while self.pos < self.text.len() && !self.at('%') {
            self.pos += 1;
        }
        if self.pos > start {
            return Some(PercentPiece::Literal(start..self.pos));
        }
        if !self.take('%') {
            return None;
        }
        if self.take('%') {
            return Some(PercentPiece::Literal(self.pos - 1..self.pos));
        }
        Some(PercentPiece::Conversion(self.conversion()))
    }
}
