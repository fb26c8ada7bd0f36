//! Cutting strings: `split`, `partition`, `splitlines`, `strip`.

use std::ops::Range;

use super::find::in_width;
use super::unicode::{is_line_break, is_space};
use super::view::{TextRef, Unit, with_units};
use crate::seq::{self, Side};

/// `is_space` of an ASCII character.
#[inline(always)]
fn is_ascii_space(c: u8) -> bool {
    matches!(c, 0x09..=0x0D | 0x1C..=0x20)
}

/// Cuts. The pieces are views of the string.
impl<'a> TextRef<'a> {
    /// `str.split(sep, max)` with a separator that is not empty; `usize::MAX` for a `maxsplit` of -1.
    ///
    /// ```
    /// use taipan_prim::text::Text;
    /// let (line, comma) = (Text::from("a,b,,c"), Text::from(","));
    /// let parts = line.as_ref().split(comma.as_ref(), 2);
    /// assert_eq!(parts.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>(), ["a", "b", ",c"]);
    /// ```
    pub fn split(self, sep: TextRef<'_>, max: usize) -> Vec<TextRef<'a>> {
        let mut parts = Vec::new();
        self.split_to(sep, max, |part| parts.push(part));
        parts
    }

    /// [`TextRef::split`], part by part.
    pub fn split_to(self, sep: TextRef<'_>, max: usize, mut part: impl FnMut(TextRef<'a>)) {
        with_units!(self, |units| match in_width(sep) {
            Some(sep) if !sep.is_empty() =>
                seq::split_on(units, &sep, max, |r| part(self.slice(r.start, r.end))),
            _ => part(self),
        })
    }

    /// `str.rsplit(sep, max)` with a separator that is not empty.
    pub fn rsplit(self, sep: TextRef<'_>, max: usize) -> Vec<TextRef<'a>> {
        with_units!(self, |units| match in_width(sep) {
            Some(sep) if !sep.is_empty() => self.pieces(seq::rsplit_on(units, &sep, max)),
            _ => vec![self],
        })
    }

    /// `str.split(None, max)`
    pub fn split_whitespace(self, max: usize) -> Vec<TextRef<'a>> {
        let mut parts = Vec::new();
        self.split_whitespace_to(max, |part| parts.push(part));
        parts
    }

    /// [`TextRef::split_whitespace`], part by part.
    pub fn split_whitespace_to(self, max: usize, mut part: impl FnMut(TextRef<'a>)) {
        let mut part = |r: Range<usize>| part(self.slice(r.start, r.end));
        match self {
            TextRef::Ascii(units) => seq::split_space(units, max, is_ascii_space, part),
            _ => with_units!(self, |units| seq::split_space(units, max, |c| is_space(c.code()), &mut part)),
        }
    }

    /// `str.rsplit(None, max)`
    pub fn rsplit_whitespace(self, max: usize) -> Vec<TextRef<'a>> {
        with_units!(self, |units| self.pieces(seq::rsplit_space(units, max, |c| is_space(c.code()))))
    }

    /// `str.splitlines(keep_ends)`
    pub fn split_lines(self, keep_ends: bool) -> Vec<TextRef<'a>> {
        with_units!(self, |units| self.pieces(seq::lines(units, keep_ends, |c| is_line_break(c.code()))))
    }

    /// The parts before and after the first `sep`, which is not empty.
    pub fn partition(self, sep: TextRef<'_>) -> Option<(TextRef<'a>, TextRef<'a>)> {
        self.around(self.find(sep)?, sep)
    }

    /// The parts before and after the last `sep`, which is not empty.
    pub fn rpartition(self, sep: TextRef<'_>) -> Option<(TextRef<'a>, TextRef<'a>)> {
        self.around(self.rfind(sep)?, sep)
    }

    fn around(self, at: usize, sep: TextRef<'_>) -> Option<(TextRef<'a>, TextRef<'a>)> {
        Some((self.slice(0, at), self.slice(at + sep.len(), self.len())))
    }

    fn pieces(self, ranges: Vec<Range<usize>>) -> Vec<TextRef<'a>> {
        ranges.into_iter().map(|r| self.slice(r.start, r.end)).collect()
    }

    /// `str.strip()`, `lstrip()` or `rstrip()`: without surrounding whitespace.
    pub fn strip(self, side: Side) -> TextRef<'a> {
        let range = with_units!(self, |units| seq::strip_range(units, side, |c| is_space(c.code())));
        self.slice(range.start, range.end)
    }

    /// `str.strip(chars)` and its kin: without surrounding code points of `chars`.
    pub fn strip_chars(self, side: Side, chars: TextRef<'_>) -> TextRef<'a> {
        let mut set: Vec<u32> = chars.chars().collect();
        set.sort_unstable();
        let range = with_units!(self, |units| seq::strip_range(units, side, |c| set
            .binary_search(&c.code())
            .is_ok()));
        self.slice(range.start, range.end)
    }
}
