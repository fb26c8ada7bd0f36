//! Searching in strings: `find`, `count`, `startswith` and their kin.

use std::borrow::Cow;

use super::view::{TextRef, Unit, with_units};
use crate::seq;

/// The units of `needle` in the width of a haystack; `None` when it holds a code point that no such haystack can hold.
pub(super) fn in_width<U: Unit>(needle: TextRef<'_>) -> Option<Cow<'_, [U]>> {
    if let Some(units) = U::units(needle) {
        return Some(Cow::Borrowed(units));
    }
    needle.chars().map(U::from_code_point).collect::<Option<Vec<U>>>().map(Cow::Owned)
}

/// Searches. A range given as `start` and `end` is resolved as a slice's; the positions returned count from the string's beginning.
impl<'a> TextRef<'a> {
    /// The first position of `needle`.
    ///
    /// ```
    /// use taipan_prim::text::Text;
    /// let (hay, needle) = (Text::from("naïve naïf"), Text::from("ï"));
    /// assert_eq!(hay.as_ref().find(needle.as_ref()), Some(2));
    /// assert_eq!(hay.as_ref().find_in(needle.as_ref(), 3, isize::MAX), Some(8));
    /// ```
    pub fn find(self, needle: TextRef<'_>) -> Option<usize> {
        if let (TextRef::Ascii(hay), TextRef::Ascii(needle)) = (self, needle) {
            return seq::find(hay, needle);
        }
        with_units!(self, |hay| seq::find(hay, &in_width(needle)?))
    }

    /// The last position of `needle`.
    pub fn rfind(self, needle: TextRef<'_>) -> Option<usize> {
        with_units!(self, |hay| seq::rfind(hay, &in_width(needle)?))
    }

    /// How often `needle` occurs without overlap; the empty string occurs at every position.
    pub fn count(self, needle: TextRef<'_>) -> usize {
        self.count_up_to(needle, usize::MAX)
    }

    pub(super) fn count_up_to(self, needle: TextRef<'_>, max: usize) -> usize {
        if let (TextRef::Ascii(hay), TextRef::Ascii(needle)) = (self, needle) {
            return seq::count(hay, needle, max);
        }
        with_units!(self, |hay| in_width(needle).map_or(0, |needle| seq::count(hay, &needle, max)))
    }

    /// Does `needle` occur? The meaning of `needle in self`.
    pub fn contains(self, needle: TextRef<'_>) -> bool {
        self.find(needle).is_some()
    }

    /// `str.find` with a range; `None` for -1.
    pub fn find_in(self, needle: TextRef<'_>, start: isize, end: isize) -> Option<usize> {
        let (at, part) = self.range(start, end)?;
        part.find(needle).map(|i| at + i)
    }

    /// `str.rfind` with a range; `None` for -1.
    pub fn rfind_in(self, needle: TextRef<'_>, start: isize, end: isize) -> Option<usize> {
        let (at, part) = self.range(start, end)?;
        part.rfind(needle).map(|i| at + i)
    }

    /// `str.count` with a range.
    pub fn count_in(self, needle: TextRef<'_>, start: isize, end: isize) -> usize {
        self.range(start, end).map_or(0, |(_, part)| part.count(needle))
    }

    pub fn starts_with(self, prefix: TextRef<'_>) -> bool {
        self.len() >= prefix.len() && self.slice(0, prefix.len()) == prefix
    }

    pub fn ends_with(self, suffix: TextRef<'_>) -> bool {
        self.len() >= suffix.len() && self.slice(self.len() - suffix.len(), self.len()) == suffix
    }

    /// `str.startswith` with a range.
    pub fn starts_with_in(self, prefix: TextRef<'_>, start: isize, end: isize) -> bool {
        self.range(start, end).is_some_and(|(_, part)| part.starts_with(prefix))
    }

    /// `str.endswith` with a range.
    pub fn ends_with_in(self, suffix: TextRef<'_>, start: isize, end: isize) -> bool {
        self.range(start, end).is_some_and(|(_, part)| part.ends_with(suffix))
    }

    fn range(self, start: isize, end: isize) -> Option<(usize, TextRef<'a>)> {
        let range = seq::clamp_range(self.len(), start, end)?;
        Some((range.start, self.slice(range.start, range.end)))
    }
}
