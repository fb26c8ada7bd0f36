//! The Unicode character database as the module `unicodedata` shows it, for every version that a supported CPython carries and for
//! 3.2.0, which it keeps beside.
//!
//! `tests/record/record_ucd.py` made the data from what each CPython says of every code point.

mod data;
mod hangul;
mod names;
mod normal;
#[cfg(test)]
mod tests;

pub use data::{Decomposition, Record};
pub use names::NotFound;
pub use normal::Form;

use crate::text::Ucd;
use data::Properties;

/// One database: that of a version, or 3.2.0 as that version's CPython has it.
///
/// ```
/// use taipan_prim::{text::Ucd, ucd::Database};
/// let database = Database::of(Ucd::V15_1);
/// assert_eq!(database.name('é' as u32).unwrap(), "LATIN SMALL LETTER E WITH ACUTE");
/// assert_eq!(database.character(b"snake"), Some('🐍' as u32));
/// assert_eq!(database.record('½' as u32).numeric, Some(0.5));
/// assert_eq!(Database::old(Ucd::V15_1).record('🐍' as u32).category, "Cn");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Database {
    ucd: Ucd,
    old: bool,
}

impl Database {
    /// The database of a version.
    pub fn of(ucd: Ucd) -> Database {
        Database { ucd, old: false }
    }

    /// 3.2.0, beside that version.
    pub fn old(ucd: Ucd) -> Database {
        Database { ucd, old: true }
    }

    /// Whether this is 3.2.0.
    pub fn is_old(self) -> bool {
        self.old
    }

    /// `unidata_version`
    pub fn version(self) -> &'static str {
        match (self.old, self.ucd) {
            (true, _) => "3.2.0",
            (_, Ucd::V14_0) => "14.0.0",
            (_, Ucd::V15_0) => "15.0.0",
            (_, Ucd::V15_1) => "15.1.0",
            (_, Ucd::V16_0) => "16.0.0",
        }
    }

    /// The position among the databases that the data lists.
    fn number(self) -> usize {
        self.ucd as usize + if self.old { 4 } else { 0 }
    }

    /// What a code point is.
    pub fn record(self, c: u32) -> &'static Record {
        Properties::get().record(self.number(), c)
    }

    /// Whether the version knows the code point.
    pub fn is_assigned(self, c: u32) -> bool {
        self.record(c).category != "Cn"
    }

    /// What a code point decomposes to in one step; Hangul syllables are not listed.
    pub fn decomposition(self, c: u32) -> Option<&'static Decomposition> {
        Properties::get().decomposition(c).filter(|_| self.is_assigned(c))
    }
}
