//! Case mappings of whole strings, with the final sigma and the word rule of `title`.

use super::storage::{Repr, Text};
use super::unicode::{Mapping, Ucd};
use super::view::TextRef;
use smallvec::SmallVec;

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// The case methods of `str`, of which each returns a new string.
///
/// ```
/// use taipan_prim::text::{Text, Ucd};
/// let upper = |s: &str| Text::from(s).as_ref().to_upper(Ucd::V15_1).to_string();
/// assert_eq!(upper("straße"), "STRASSE");
/// let lower = |s: &str| Text::from(s).as_ref().to_lower(Ucd::V15_1).to_string();
/// assert_eq!(lower("ΟΔΟΣ"), "οδος");
/// ```
impl TextRef<'_> {
    /// `str.upper`
    pub fn to_upper(self, ucd: Ucd) -> Text {
        self.map_ascii(<[u8]>::make_ascii_uppercase).unwrap_or_else(|| self.mapped(ucd, Mapping::Upper))
    }

    /// `str.lower`
    pub fn to_lower(self, ucd: Ucd) -> Text {
        self.map_ascii(<[u8]>::make_ascii_lowercase).unwrap_or_else(|| {
            let mut out = Text::new();
            for (i, c) in self.chars().enumerate() {
                self.push_lower(&mut out, i, c, ucd);
            }
            out
        })
    }

    /// `str.casefold`
    pub fn to_casefold(self, ucd: Ucd) -> Text {
        self.map_ascii(<[u8]>::make_ascii_lowercase).unwrap_or_else(|| self.mapped(ucd, Mapping::Fold))
    }

    /// `str.title`: a letter after a cased one is lowered, any other put in titlecase.
    pub fn to_title(self, ucd: Ucd) -> Text {
        if let TextRef::Ascii(units) = self {
            let mut previous_cased = false;
            let title = |c: &u8| {
                let was_cased = std::mem::replace(&mut previous_cased, c.is_ascii_alphabetic());
                if was_cased { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() }
            };
            return Text(Repr::Ascii(units.iter().map(title).collect()));
        }
        let mut out = Text::with_capacity(self.len());
        let mut previous_cased = false;
        for (i, c) in self.chars().enumerate() {
            if previous_cased {
                self.push_lower(&mut out, i, c, ucd);
            } else {
                push(&mut out, c, Mapping::Title, ucd);
            }
            previous_cased = ucd.is_cased(c);
        }
        out
    }

    /// `str.capitalize`
    pub fn to_capitalized(self, ucd: Ucd) -> Text {
        let mut out = Text::with_capacity(self.len());
        for (i, c) in self.chars().enumerate() {
            if i == 0 {
                push(&mut out, c, Mapping::Title, ucd);
            } else {
                self.push_lower(&mut out, i, c, ucd);
            }
        }
        out
    }

    /// `str.swapcase`
    pub fn to_swapped_case(self, ucd: Ucd) -> Text {
        let mut out = Text::with_capacity(self.len());
        for (i, c) in self.chars().enumerate() {
            if ucd.is_upper(c) {
                self.push_lower(&mut out, i, c, ucd);
            } else if ucd.is_lower(c) {
                push(&mut out, c, Mapping::Upper, ucd);
            } else {
                out.push(c);
            }
        }
        out
    }

    fn map_ascii(self, map: impl Fn(&mut [u8])) -> Option<Text> {
        let TextRef::Ascii(units) = self else { return None };
        let mut units = SmallVec::from_slice(units);
        map(&mut units);
        Some(Text(Repr::Ascii(units)))
    }

    fn mapped(self, ucd: Ucd, mapping: Mapping) -> Text {
        let mut out = Text::new();
        self.chars().for_each(|c| push(&mut out, c, mapping, ucd));
        out
    }

    /// Lowers the code point at `index` as part of the string: a capital sigma at the end of a word becomes `ς`.
    fn push_lower(self, out: &mut Text, index: usize, c: u32, ucd: Ucd) {
        if c != CAPITAL_SIGMA {
            return push(out, c, Mapping::Lower, ucd);
        }
        out.push(if self.is_final(index, ucd) { FINAL_SIGMA } else { SMALL_SIGMA });
    }

    /// Is there a cased letter before, and none after, not counting case-ignorable ones (`handle_capital_sigma`)?
    fn is_final(self, index: usize, ucd: Ucd) -> bool {
        let cased = |c: Option<u32>| c.is_some_and(|c| ucd.is_cased(c));
        let before = self.slice(0, index).chars().rev().find(|&c| !ucd.is_case_ignorable(c));
        cased(before) && {
            let after = self.slice(index + 1, self.len()).chars().find(|&c| !ucd.is_case_ignorable(c));
            !cased(after)
        }
    }
}

fn push(out: &mut Text, c: u32, mapping: Mapping, ucd: Ucd) {
    if c < 0x80 {
        let ascii = c as u8;
        let mapped = match mapping {
            Mapping::Upper | Mapping::Title => ascii.to_ascii_uppercase(),
            Mapping::Lower | Mapping::Fold => ascii.to_ascii_lowercase(),
        };
        return out.push(u32::from(mapped));
    }
    ucd.map(c, mapping).as_slice().iter().for_each(|&c| out.push(c));
}
