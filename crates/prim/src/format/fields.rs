//! The replacement fields of `str.format`, parsed as CPython's `Objects/stringlib/unicode_format.h`.

use super::{FormatError, read_integer};
use crate::text::{TextBuilder, TextRef, Ucd};
use std::ops::Range;

/// What is wrong with a format string. All are ValueError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// A lone `}`.
    SingleClose,
    /// A `{` at the end.
    SingleOpen,
    /// A field that is not closed.
    ExpectedClose,
    /// A `{` in a field name.
    UnexpectedOpen,
    /// Nothing follows `!`.
    EndInConversion,
    /// Something other than `:` or `}` follows the conversion.
    ExpectedColon,
    /// A format spec that is not closed.
    UnmatchedOpen,
    /// An index that is not closed.
    MissingBracket,
    /// An attribute or index of no characters.
    EmptyAttribute,
    /// A character that may not follow an index.
    AfterBracket,
    /// An index past `sys.maxsize`.
    TooManyDecimalDigits,
    /// `{0}` before `{}`.
    ManualToAutomatic,
    /// `{}` before `{0}`.
    AutomaticToManual,
    /// A format spec that nests too deep; for the caller that expands them.
    RecursionExceeded,
}

impl std::fmt::Display for FieldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::SingleClose => "Single '}' encountered in format string",
            Self::SingleOpen => "Single '{' encountered in format string",
            Self::ExpectedClose => "expected '}' before end of string",
            Self::UnexpectedOpen => "unexpected '{' in field name",
            Self::EndInConversion => "end of string while looking for conversion specifier",
            Self::ExpectedColon => "expected ':' after conversion specifier",
            Self::UnmatchedOpen => "unmatched '{' in format spec",
            Self::MissingBracket => "Missing ']' in format string",
            Self::EmptyAttribute => "Empty attribute in format string",
            Self::AfterBracket => "Only '.' or '[' may follow ']' in format field specifier",
            Self::TooManyDecimalDigits => "Too many decimal digits in format string",
            Self::ManualToAutomatic => {
                "cannot switch from manual field specification to automatic field numbering"
            }
            Self::AutomaticToManual => {
                "cannot switch from automatic field numbering to manual field specification"
            }
            Self::RecursionExceeded => "Max string recursion exceeded",
        })
    }
}

impl std::error::Error for FieldError {}

/// A stretch of literal text and the field that follows it, as ranges of code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup {
    /// The text, with one brace of a doubled one.
    pub literal: Range<usize>,
    /// The field, if the text does not end at a doubled brace or the end.
    pub field: Option<MarkupField>,
}

/// A replacement field `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkupField {
    /// The field name, for [`split_field_name`].
    pub name: Range<usize>,
    /// The code point after `!`.
    pub conversion: Option<u32>,
    /// The format spec.
    pub spec: Range<usize>,
    /// Does the spec hold fields of its own?
    pub nested: bool,
}

impl MarkupField {
    /// The ValueError message for a conversion other than `r`, `s` and `a`.
    pub fn push_unknown_conversion(&self, out: &mut TextBuilder) {
        out.push_str("Unknown conversion specifier ");
        let code = self.conversion.unwrap_or_default();
        if (33..127).contains(&code) {
            out.push(code);
        } else {
            out.push_str(&format!("\\x{code:x}"));
        }
    }
}

/// Iterates over a format string, as `_string.formatter_parser`; ends after an error.
///
/// ```
/// use taipan_prim::format::{FieldError, MarkupIter};
/// use taipan_prim::text::TextRef;
/// let mut markup = MarkupIter::new(TextRef::Ascii(b"a{x!r:>{w}}}"));
/// let first = markup.next().unwrap().unwrap();
/// let field = first.field.unwrap();
/// assert_eq!((first.literal, field.name, field.spec, field.nested), (0..1, 2..3, 6..10, true));
/// assert_eq!(markup.next(), Some(Err(FieldError::SingleClose)));
/// ```
#[derive(Clone, Debug)]
pub struct MarkupIter<'a> {
    text: TextRef<'a>,
    pos: usize,
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

impl<'a> MarkupIter<'a> {
    /// The markup of `text`.
    pub fn new(text: TextRef<'a>) -> Self {
        Self { text, pos: 0 }
    }

    fn read(&mut self) -> Option<u32> {
        let c = self.text.get(self.pos)?;
        self.pos += 1;
        Some(c)
    }

    fn markup(&mut self) -> Result<Markup, FieldError> {
        let start = self.pos;
        let brace = loop {
            match self.read() {
                None => return Ok(Markup { literal: start..self.pos, field: None }),
                Some(c @ (OPEN | CLOSE)) => break c,
                Some(_) => {}
            }
        };
        let next = self.text.get(self.pos);
        if next == Some(brace) {
            let literal = start..self.pos;
            self.pos += 1;
            return Ok(Markup { literal, field: None });
        }
        if brace == CLOSE {
            return Err(FieldError::SingleClose);
        }
        if next.is_none() {
            return Err(FieldError::SingleOpen);
        }
        let literal = start..self.pos - 1;
        Ok(Markup { literal, field: Some(self.field()?) })
    }

    fn field(&mut self) -> Result<MarkupField, FieldError> {
        let (name, end) = self.name()?;
        let mut field = MarkupField { name, conversion: None, spec: self.pos..self.pos, nested: false };
        if end == '}' {
            return Ok(field);
        }
        if end == '!' {
            field.conversion = Some(self.read().ok_or(FieldError::EndInConversion)?);
            match self.read() {
                Some(CLOSE) => {
                    field.spec = self.pos..self.pos;
                    return Ok(field);
                }
                Some(c) if c != ':' as u32 => return Err(FieldError::ExpectedColon),
                _ => {}
            }
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// The field name and the character that ends it.
    fn name(&mut self) -> Result<(Range<usize>, char), FieldError> {
        let start = self.pos;
        while let Some(c) = self.read() {
            match char::from_u32(c) {
                Some('{') => return Err(FieldError::UnexpectedOpen),
                Some('[') => {
                    while self.text.get(self.pos).is_some_and(|c| c != ']' as u32) {
                        self.pos += 1;
                    }
                }
                Some(end @ ('}' | ':' | '!')) => return Ok((start..self.pos - 1, end)),
                _ => {}
            }
        }
        Err(FieldError::ExpectedClose)
    }

    fn spec(&mut self, field: &mut MarkupField) -> Result<(), FieldError> {
        let start = self.pos;
        let mut depth = 1_usize;
        while let Some(c) = self.read() {
            if c == OPEN {
                field.nested = true;
                depth += 1;
            } else if c == CLOSE {
                depth -= 1;
                if depth == 0 {
                    field.spec = start..self.pos - 1;
                    return Ok(());
                }
            }
        }
        Err(FieldError::UnmatchedOpen)
    }
}

impl Iterator for MarkupIter<'_> {
    type Item = Result<Markup, FieldError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.pos >= self.text.len() {
            return None;
        }
        let markup = self.markup();
        if markup.is_err() {
            self.pos = self.text.len();
        }
        Some(markup)
    }
}

/// What a field name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// The index of a positional argument.
    Index(usize),
    /// The name of a keyword argument, a range of code points; empty for automatic numbering.
    Name(Range<usize>),
}

/// A step from an object to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accessor {
    /// `.name`
    Attribute(Range<usize>),
    /// `[7]`
    Index(usize),
    /// `[name]`
    Key(Range<usize>),
}

/// Splits a field name, as `_string.formatter_field_name_split`; `name` is a range of `text`.
///
/// ```
/// use taipan_prim::format::{Accessor, FieldName, split_field_name};
/// use taipan_prim::text::{TextRef, Ucd};
/// let (first, rest) = split_field_name(TextRef::Ascii(b"0.x[a]"), 0..6, Ucd::V14_0).unwrap();
/// assert_eq!(first, FieldName::Index(0));
/// assert_eq!(rest.collect::<Vec<_>>(), [Ok(Accessor::Attribute(2..3)), Ok(Accessor::Key(4..5))]);
/// ```
pub fn split_field_name(
    text: TextRef<'_>,
    name: Range<usize>,
    ucd: Ucd,
) -> Result<(FieldName, Accessors<'_>), FieldError> {
    let mut rest = Accessors { text, pos: name.start, end: name.end.min(text.len()), ucd };
    let first = rest.until(|c| c == '.' as u32 || c == '[' as u32);
    let first = match whole_integer(text, &first, ucd)? {
        Some(index) => FieldName::Index(index),
        None => FieldName::Name(first),
    };
    Ok((first, rest))
}

/// The value of a range that holds decimal digits alone.
fn whole_integer(text: TextRef<'_>, range: &Range<usize>, ucd: Ucd) -> Result<Option<usize>, FieldError> {
    match read_integer(text.slice(range.start, range.end), 0, ucd) {
        Ok((digits, value)) => Ok(if digits > 0 && digits == range.len() { Some(value) } else { None }),
        Err(FormatError::TooManyDecimalDigits) => Err(FieldError::TooManyDecimalDigits),
        Err(_) => Ok(None),
    }
}

/// The accessors of a field name after its first part; ends after an error.
#[derive(Clone, Debug)]
pub struct Accessors<'a> {
    text: TextRef<'a>,
    pos: usize,
    end: usize,
    ucd: Ucd,
}

impl Accessors<'_> {
    fn until(&mut self, stop: impl Fn(u32) -> bool) -> Range<usize> {
        let start = self.pos;
        while self.pos < self.end && !self.text.get(self.pos).is_some_and(&stop) {
            self.pos += 1;
        }
        start..self.pos
    }

    fn accessor(&mut self, first: u32) -> Result<Accessor, FieldError> {
        self.pos += 1;
        let accessor = match char::from_u32(first) {
            Some('.') => Accessor::Attribute(self.until(|c| c == '.' as u32 || c == '[' as u32)),
            Some('[') => {
                let key = self.until(|c| c == ']' as u32);
                if self.pos == self.end {
                    return Err(FieldError::MissingBracket);
                }
                self.pos += 1;
                whole_integer(self.text, &key, self.ucd)?.map_or(Accessor::Key(key), Accessor::Index)
            }
            _ => return Err(FieldError::AfterBracket),
        };
        match &accessor {
            Accessor::Attribute(range) | Accessor::Key(range) if range.is_empty() => {
                Err(FieldError::EmptyAttribute)
            }
            _ => Ok(accessor),
        }
    }
}

impl Iterator for Accessors<'_> {
    type Item = Result<Accessor, FieldError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.pos >= self.end {
            return None;
        }
        let first = self.text.get(self.pos)?;
        let accessor = self.accessor(first);
        if accessor.is_err() {
            self.pos = self.end;
        }
        Some(accessor)
    }
}

/// Numbers the fields of a format string that have no name of their own.
///
/// ```
/// use taipan_prim::format::{AutoNumber, FieldError, FieldName};
/// let mut numbers = AutoNumber::default();
/// assert_eq!(numbers.resolve(FieldName::Name(3..3)), Ok(FieldName::Index(0)));
/// assert_eq!(numbers.resolve(FieldName::Index(1)), Err(FieldError::AutomaticToManual));
/// ```
#[derive(Clone, Debug, Default)]
pub struct AutoNumber {
    state: NumberState,
    next: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum NumberState {
    #[default]
    Undecided,
    Automatic,
    Manual,
}

impl AutoNumber {
    /// Gives an empty name the next index; refuses a mix of given and automatic indices.
    pub fn resolve(&mut self, name: FieldName) -> Result<FieldName, FieldError> {
        let wanted = match &name {
            FieldName::Index(_) => NumberState::Manual,
            FieldName::Name(range) if range.is_empty() => NumberState::Automatic,
            FieldName::Name(_) => return Ok(name),
        };
        if self.state == NumberState::Undecided {
            self.state = wanted;
        }
        if self.state != wanted {
            return Err(match wanted {
                NumberState::Manual => FieldError::AutomaticToManual,
                _ => FieldError::ManualToAutomatic,
            });
        }
        if wanted == NumberState::Manual {
            return Ok(name);
        }
        let index = self.next;
        self.next += 1;
        Ok(FieldName::Index(index))
    }
}
