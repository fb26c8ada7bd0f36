//! `TextRef`: a borrowed string or part of one, on which every algorithm works whatever the width.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use smallvec::SmallVec;

use super::storage::{Repr, Text, copied};
use super::wtf8;

/// A borrowed string. A part of a string keeps the kind of the whole, so the kind need not be the narrowest;
/// [`TextRef::to_text`] narrows.
#[derive(Clone, Copy)]
pub enum TextRef<'a> {
    /// All units are below 0x80.
    Ascii(&'a [u8]),
    Latin1(&'a [u8]),
    Ucs2(&'a [u16]),
    Ucs4(&'a [u32]),
}

impl TextRef<'_> {
    /// Bytes of a code unit.
    pub fn unit(self) -> usize {
        match self {
            TextRef::Ascii(_) | TextRef::Latin1(_) => 1,
            TextRef::Ucs2(_) => 2,
            TextRef::Ucs4(_) => 4,
        }
    }
}

/// A code unit: `u8`, `u16` or `u32`, standing for the code point of the same number.
pub trait Unit: Copy + Ord + 'static {
    /// The code point this unit stands for.
    fn code(self) -> u32;
    /// The unit for this code point, if it is wide enough.
    fn from_code_point(c: u32) -> Option<Self>;
    /// The units of a text of this width.
    fn units(text: TextRef<'_>) -> Option<&[Self]>;
    /// The same slice, where a unit is a byte.
    fn as_bytes(_units: &[Self]) -> Option<&[u8]> {
        None
    }
}

impl Unit for u8 {
    #[inline]
    fn code(self) -> u32 {
        u32::from(self)
    }
    fn from_code_point(c: u32) -> Option<u8> {
        u8::try_from(c).ok()
    }
    fn units(text: TextRef<'_>) -> Option<&[u8]> {
        match text {
            TextRef::Ascii(units) | TextRef::Latin1(units) => Some(units),
            _ => None,
        }
    }
    fn as_bytes(units: &[u8]) -> Option<&[u8]> {
        Some(units)
    }
}

impl Unit for u16 {
    #[inline]
    fn code(self) -> u32 {
        u32::from(self)
    }
    fn from_code_point(c: u32) -> Option<u16> {
        u16::try_from(c).ok()
    }
    fn units(text: TextRef<'_>) -> Option<&[u16]> {
        match text {
            TextRef::Ucs2(units) => Some(units),
            _ => None,
        }
    }
}

impl Unit for u32 {
    #[inline]
    fn code(self) -> u32 {
        self
    }
    fn from_code_point(c: u32) -> Option<u32> {
        Some(c)
    }
    fn units(text: TextRef<'_>) -> Option<&[u32]> {
        match text {
            TextRef::Ucs4(units) => Some(units),
            _ => None,
        }
    }
}

/// Runs one expression over the units of a `TextRef`, instantiated per width.
macro_rules! with_units {
    ($text:expr, |$units:ident| $body:expr) => {
        match $text {
            $crate::text::TextRef::Ascii($units) | $crate::text::TextRef::Latin1($units) => $body,
            $crate::text::TextRef::Ucs2($units) => $body,
            $crate::text::TextRef::Ucs4($units) => $body,
        }
    };
}
pub(super) use with_units;

impl<'a> TextRef<'a> {
    /// The view of UTF-8 text that is ASCII.
    pub fn from_ascii(s: &'a str) -> Option<TextRef<'a>> {
        s.is_ascii().then_some(TextRef::Ascii(s.as_bytes()))
    }

    /// Length in code points.
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, |u| u.len())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Are all code points below U+0080?
    pub fn is_ascii(self) -> bool {
        match self {
            TextRef::Ascii(_) => true,
            TextRef::Latin1(u) => u.is_ascii(),
            _ => self.mask() < 0x80,
        }
    }

    /// Bytes a unit takes: 1, 2 or 4.
    pub fn width(self) -> usize {
        match self {
            TextRef::Ascii(_) | TextRef::Latin1(_) => 1,
            TextRef::Ucs2(_) => 2,
            TextRef::Ucs4(_) => 4,
        }
    }

    /// All code points or-ed together: it is below a power of two exactly when all of them are.
    pub(super) fn mask(self) -> u32 {
        match self {
            TextRef::Ascii(_) => 0,
            TextRef::Latin1(u) => u32::from(!u.is_ascii()) << 7,
            TextRef::Ucs2(u) => u32::from(u.iter().fold(0, |m, &c| m | c)),
            TextRef::Ucs4(u) => u.iter().fold(0, |m, &c| m | c),
        }
    }

    /// The code point at `index`.
    #[inline]
    pub fn get(self, index: usize) -> Option<u32> {
        with_units!(self, |u| u.get(index).map(|c| c.code()))
    }

    /// The code points in order.
    #[inline]
    pub fn chars(self) -> Chars<'a> {
        Chars { text: self }
    }

    /// The part from `start` to `end`, both clamped.
    #[inline]
    pub fn slice(self, start: usize, end: usize) -> TextRef<'a> {
        fn part<T>(units: &[T], start: usize, end: usize) -> &[T] {
            units.get(start..end.min(units.len())).unwrap_or_default()
        }
        match self {
            TextRef::Ascii(u) => TextRef::Ascii(part(u, start, end)),
            TextRef::Latin1(u) => TextRef::Latin1(part(u, start, end)),
            TextRef::Ucs2(u) => TextRef::Ucs2(part(u, start, end)),
            TextRef::Ucs4(u) => TextRef::Ucs4(part(u, start, end)),
        }
    }

    /// `count` code points from `start`, `step` apart: the result of `PySlice_AdjustIndices`. Stops where the string does.
    pub fn slice_step(self, start: usize, step: isize, count: usize) -> Text {
        if step == 1 {
            return self.slice(start, start.saturating_add(count)).to_text();
        }
        let mut out = Text::new();
        let mut at = Some(start);
        for _ in 0..count {
            let Some(c) = at.and_then(|i| self.get(i)) else { break };
            out.push(c);
            at = at.and_then(|i| i.checked_add_signed(step));
        }
        out
    }

    /// An owned copy of the narrowest kind.
    #[inline]
    pub fn to_text(self) -> Text {
        match self {
            TextRef::Ascii(u) => Text(Repr::Ascii(copied(u))),
            _ => self.narrowed(),
        }
    }

    fn narrowed(self) -> Text {
        let mask = self.mask();
        let narrow = mask < 0x100;
        Text(match self {
            TextRef::Ascii(u) => Repr::Ascii(copied(u)),
            TextRef::Latin1(u) if mask < 0x80 => Repr::Ascii(SmallVec::from_slice(u)),
            TextRef::Latin1(u) => Repr::Latin1(SmallVec::from_slice(u)),
            TextRef::Ucs2(u) if narrow => one_byte(mask, u.iter().map(|&c| c as u8).collect()),
            TextRef::Ucs2(u) => Repr::Ucs2(SmallVec::from_slice(u)),
            TextRef::Ucs4(u) if narrow => one_byte(mask, u.iter().map(|&c| c as u8).collect()),
            TextRef::Ucs4(u) if mask < 0x1_0000 => Repr::Ucs2(u.iter().map(|&c| c as u16).collect()),
            TextRef::Ucs4(u) => Repr::Ucs4(SmallVec::from_slice(u)),
        })
    }

    /// The text as UTF-8 without copying, when it is ASCII.
    #[inline]
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            TextRef::Ascii(u) => std::str::from_utf8(u).ok(),
            TextRef::Latin1(u) if u.is_ascii() => std::str::from_utf8(u).ok(),
            _ => None,
        }
    }

    /// The text as UTF-8.
    ///
    /// # Errors
    /// The index of the first surrogate.
    pub fn to_utf8(self) -> Result<Cow<'a, str>, usize> {
        if let Some(s) = self.as_str() {
            return Ok(Cow::Borrowed(s));
        }
        let mut out = String::with_capacity(self.len() * 2);
        for (i, c) in self.chars().enumerate() {
            out.push(char::from_u32(c).ok_or(i)?);
        }
        Ok(Cow::Owned(out))
    }

    /// UTF-8 with surrogates as three-byte sequences.
    pub fn to_wtf8(self) -> Cow<'a, [u8]> {
        match self {
            TextRef::Ascii(u) => Cow::Borrowed(u),
            _ => Cow::Owned(wtf8::encode(self)),
        }
    }

    /// The text as UTF-8, surrogates replaced by U+FFFD.
    pub fn to_string_lossy(self) -> Cow<'a, str> {
        match self.as_str() {
            Some(s) => Cow::Borrowed(s),
            None => self.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
        }
    }

    /// The units as little-endian bytes; of a canonical string these are what `unicode_hash` hashes.
    pub fn hash_units(self) -> Cow<'a, [u8]> {
        match self {
            TextRef::Ascii(u) | TextRef::Latin1(u) => Cow::Borrowed(u),
            TextRef::Ucs2(u) => u.iter().flat_map(|c| c.to_le_bytes()).collect(),
            TextRef::Ucs4(u) => u.iter().flat_map(|c| c.to_le_bytes()).collect(),
        }
    }

    /// `self * count`; `None` when the length would not fit a `Py_ssize_t`.
    pub fn repeat(self, count: usize) -> Option<Text> {
        self.len().checked_mul(count)?.checked_mul(self.width()).filter(|&n| isize::try_from(n).is_ok())?;
        let once = self.to_text();
        Some(Text(match once.0 {
            Repr::Ascii(u) => Repr::Ascii(repeated(&u, count)),
            Repr::Latin1(u) if count > 0 => Repr::Latin1(repeated(&u, count)),
            Repr::Ucs2(u) if count > 0 => Repr::Ucs2(repeated(&u, count)),
            Repr::Ucs4(u) if count > 0 => Repr::Ucs4(repeated(&u, count)),
            _ => return Some(Text::new()),
        }))
    }
}

fn one_byte(mask: u32, units: SmallVec<[u8; 16]>) -> Repr {
    if mask < 0x80 { Repr::Ascii(units) } else { Repr::Latin1(units) }
}

fn repeated<A: smallvec::Array>(units: &[A::Item], count: usize) -> SmallVec<A>
where
    A::Item: Copy,
{
    match units {
        [] => SmallVec::new(),
        [unit] => SmallVec::from_elem(*unit, count),
        _ if units.len() * count <= A::size() => {
            let mut out = SmallVec::new();
            (0..count).for_each(|_| out.extend_from_slice(units));
            out
        }
        _ => SmallVec::from_vec(units.repeat(count)),
    }
}

impl<'a> From<&'a Text> for TextRef<'a> {
    fn from(text: &'a Text) -> TextRef<'a> {
        text.as_ref()
    }
}

impl PartialEq for TextRef<'_> {
    fn eq(&self, other: &TextRef<'_>) -> bool {
        use TextRef::{Ascii, Latin1, Ucs2, Ucs4};
        match (*self, *other) {
            (Ascii(a) | Latin1(a), Ascii(b) | Latin1(b)) => a == b,
            (Ucs2(a), Ucs2(b)) => a == b,
            (Ucs4(a), Ucs4(b)) => a == b,
            (a, b) => a.len() == b.len() && a.chars().eq(b.chars()),
        }
    }
}

impl Eq for TextRef<'_> {}

impl Ord for TextRef<'_> {
    fn cmp(&self, other: &TextRef<'_>) -> Ordering {
        use TextRef::{Ascii, Latin1, Ucs2, Ucs4};
        match (*self, *other) {
            (Ascii(a) | Latin1(a), Ascii(b) | Latin1(b)) => a.cmp(b),
            (Ucs2(a), Ucs2(b)) => a.cmp(b),
            (Ucs4(a), Ucs4(b)) => a.cmp(b),
            (a, b) => a.chars().cmp(b.chars()),
        }
    }
}

impl PartialOrd for TextRef<'_> {
    fn partial_cmp(&self, other: &TextRef<'_>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for TextRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.to_string_lossy(), f)
    }
}

/// The code points of a text, from either end.
#[derive(Clone, Debug)]
pub struct Chars<'a> {
    text: TextRef<'a>,
}

impl Iterator for Chars<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        fn first<T: Unit>(units: &mut &[T]) -> Option<u32> {
            let (&c, rest) = units.split_first()?;
            *units = rest;
            Some(c.code())
        }
        match &mut self.text {
            TextRef::Ascii(u) | TextRef::Latin1(u) => first(u),
            TextRef::Ucs2(u) => first(u),
            TextRef::Ucs4(u) => first(u),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.text.len(), Some(self.text.len()))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        fn last<T: Unit>(units: &mut &[T]) -> Option<u32> {
            let (&c, rest) = units.split_last()?;
            *units = rest;
            Some(c.code())
        }
        match &mut self.text {
            TextRef::Ascii(u) | TextRef::Latin1(u) => last(u),
            TextRef::Ucs2(u) => last(u),
            TextRef::Ucs4(u) => last(u),
        }
    }
}

impl ExactSizeIterator for Chars<'_> {}
