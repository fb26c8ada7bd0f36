//! The format-spec mini-language, parsed as CPython's `parse_internal_render_format_spec`.

use super::{FormatError, read_integer};
use crate::text::{TextRef, Ucd};

/// Where a value stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the padding goes between sign and digits.
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `-`: nothing.
    Minus,
    /// `+`: a plus.
    Plus,
    /// A space.
    Space,
}

/// A family of types that share defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatKind {
    /// `str`: type `s`, to the left.
    Str,
    /// `int`: type `d`, to the right.
    Int,
    /// `float` and `complex`: no type, to the right.
    Float,
}

/// What the language took in at which version; the default is 3.11's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// A `0` before the width pads strings on the right, instead of asking for `=` (3.10).
    pub zero_pads_str: bool,
    /// `z` (3.11).
    pub negative_zero: bool,
    /// A separator after the precision groups the digits after the point (3.14).
    pub fraction_grouping: bool,
    /// What counts as a decimal digit.
    pub ucd: Ucd,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { zero_pads_str: true, negative_zero: true, fraction_grouping: false, ucd: Ucd::V14_0 }
    }
}

/// A parsed format spec.
///
/// Formatting allocates what the spec asks for: a caller that limits memory checks [`Spec::size_bound`] first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The padding character.
    pub fill: u32,
    /// The alignment, given or the type's.
    pub align: Align,
    /// The sign option, if given.
    pub sign: Option<Sign>,
    /// `z`: negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least width in characters.
    pub width: Option<usize>,
    /// `,` or `_`.
    pub grouping: Option<char>,
    /// The precision.
    pub precision: Option<usize>,
    /// `,` or `_` for the digits after the point.
    pub fraction_grouping: Option<char>,
    /// The presentation type, given or the type's, as a code point; `None` for a float's default.
    pub code: Option<u32>,
}

impl Spec {
    /// The meaning of an empty spec.
    pub const fn new(kind: FormatKind) -> Self {
        let (align, code) = match kind {
            FormatKind::Str => (Align::Left, Some('s' as u32)),
            FormatKind::Int => (Align::Right, Some('d' as u32)),
            FormatKind::Float => (Align::Right, None),
        };
        Self {
            fill: ' ' as u32,
            align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            code,
        }
    }

    /// Parses a spec.
    ///
    /// ```
    /// use taipan_prim::format::{Align, Dialect, FormatKind, Spec};
    /// use taipan_prim::text::TextRef;
    /// let spec = Spec::parse(TextRef::Ascii(b"*^+12,.3f"), FormatKind::Float, Dialect::default()).unwrap();
    /// assert_eq!((spec.fill, spec.align, spec.width), ('*' as u32, Align::Center, Some(12)));
    /// assert_eq!((spec.grouping, spec.precision, spec.code), (Some(','), Some(3), Some('f' as u32)));
    /// ```
    pub fn parse(text: TextRef<'_>, kind: FormatKind, dialect: Dialect) -> Result<Self, FormatError> {
        let mut parser = Parser { text, pos: 0, spec: Self::new(kind) };
        parser.align_to_width(kind, dialect)?;
        parser.spec.grouping = parser.separators()?;
        if parser.take('.') {
            parser.precision(dialect)?;
        }
        let rest = text.len() - parser.pos;
        if rest > 1 {
            return Err(FormatError::InvalidSpecifier);
        }
        let mut spec = parser.spec;
        if let Some(code) = text.get(parser.pos) {
            spec.code = Some(code);
        }
        spec.check_separators()?;
        Ok(spec)
    }

    fn check_separators(&self) -> Result<(), FormatError> {
        let code = self.code.unwrap_or_default();
        let letter = char::from_u32(code).unwrap_or('\0');
        if let Some(separator) = self.grouping {
            let taken = match letter {
                'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
                'b' | 'o' | 'x' | 'X' => separator == '_',
                _ => false,
            };
            if !taken {
                return Err(FormatError::CannotSpecify { separator, code });
            }
        }
        match self.fraction_grouping {
            Some(separator) if letter == 'n' => Err(FormatError::CannotSpecify { separator, code }),
            _ => Ok(()),
        }
    }

    /// Digits between separators: four in bases 2, 8 and 16, else three.
    pub(super) fn group_size(&self) -> usize {
        if matches!(self.code.and_then(char::from_u32), Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 }
    }

    /// An upper bound of what padding and precision add to a value's text, in characters.
    pub fn size_bound(&self) -> usize {
        let separators = if self.grouping.is_some() || self.fraction_grouping.is_some() { 2 } else { 1 };
        self.width.unwrap_or(0).saturating_add(self.precision.unwrap_or(0).saturating_mul(separators))
    }

    /// Does `0` stand for digits here, so that grouping runs through the padding?
    pub(super) fn pads_with_digits(&self) -> bool {
        self.fill == '0' as u32 && self.align == Align::AfterSign
    }
}

struct Parser<'a> {
    text: TextRef<'a>,
    pos: usize,
    spec: Spec,
}

impl Parser<'_> {
    fn at(&self, c: char) -> bool {
        self.text.get(self.pos) == Some(c as u32)
    }

    fn take(&mut self, c: char) -> bool {
        let taken = self.at(c);
        self.pos += usize::from(taken);
        taken
    }

    fn align_at(&self, pos: usize) -> Option<Align> {
        match char::from_u32(self.text.get(pos)?)? {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }

    /// `[[fill]align][sign][z][#][0][width]`
    fn align_to_width(&mut self, kind: FormatKind, dialect: Dialect) -> Result<(), FormatError> {
        let mut fill_given = false;
        let mut align_given = true;
        if let (Some(fill), Some(align)) = (self.text.get(self.pos), self.align_at(self.pos + 1)) {
            (self.spec.fill, self.spec.align) = (fill, align);
            fill_given = true;
            self.pos += 2;
        } else if let Some(align) = self.align_at(self.pos) {
            self.spec.align = align;
            self.pos += 1;
        } else {
            align_given = false;
        }
        self.spec.sign = if self.take('+') {
            Some(Sign::Plus)
        } else if self.take(' ') {
            Some(Sign::Space)
        } else if self.take('-') {
            Some(Sign::Minus)
        } else {
            None
        };
        self.spec.no_negative_zero = dialect.negative_zero && self.take('z');
        self.spec.alternate = self.take('#');
        if !fill_given && self.take('0') {
            self.spec.fill = '0' as u32;
            if !align_given && (kind != FormatKind::Str || !dialect.zero_pads_str) {
                self.spec.align = Align::AfterSign;
            }
        }
        let (digits, width) = read_integer(self.text, self.pos, dialect.ucd)?;
        self.pos += digits;
        self.spec.width = if digits > 0 { Some(width) } else { None };
        Ok(())
    }

    /// A comma, an underscore, or nothing.
    fn separators(&mut self) -> Result<Option<char>, FormatError> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.at(',')) {
            return Err(FormatError::CommaAndUnderscore);
        }
        Ok(if comma {
            Some(',')
        } else if underscore {
            Some('_')
        } else {
            None
        })
    }

    /// What follows the point.
    fn precision(&mut self, dialect: Dialect) -> Result<(), FormatError> {
        let (digits, precision) = read_integer(self.text, self.pos, dialect.ucd)?;
        self.pos += digits;
        self.spec.precision = if digits > 0 { Some(precision) } else { None };
        if dialect.fraction_grouping {
            self.spec.fraction_grouping = self.separators()?;
        }
        if digits == 0 && self.spec.fraction_grouping.is_none() {
            return Err(FormatError::MissingPrecision);
        }
        Ok(())
    }
}
