//! Names of characters, their aliases, and those of sequences.

use super::data::{hexadecimal, lines, points, unpack, varints};
use super::{Database, hangul};
use crate::text::Ucd;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The longest name that is looked for.
const LONGEST: usize = 256;
const UNIFIED: &str = "CJK UNIFIED IDEOGRAPH";

struct Names {
    /// The names that are no algorithmic ones, ordered by code point.
    plain: Vec<(u32, &'static str)>,
    /// First and last code point of ranges, and the prefix of their names.
    ranges: Vec<(u32, u32, &'static str)>,
    /// Code point, and a bit for each version that knows it.
    aliases: HashMap<&'static [u8], Vec<(u32, u32)>>,
    sequences: HashMap<&'static [u8], Vec<u32>>,
}

impl Names {
    fn get() -> &'static Names {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(|| Names::read(&unpack(include_bytes!("names.bin"))))
    }

    fn read(sections: &[&'static [u8]]) -> Names {
        let mut at = 0;
        let numbers = varints(sections.first().copied().unwrap_or_default()).map(|step| {
            at += step;
            at
        });
        let range = |line: &'static str| {
            let (first, rest) = line.split_once(' ')?;
            let (last, prefix) = rest.split_once(' ')?;
            Some((hexadecimal(first)?, hexadecimal(last)?, prefix))
        };
        let mut aliases: HashMap<&'static [u8], Vec<(u32, u32)>> = HashMap::new();
        for (first, versions, name) in lines(sections.get(3)).filter_map(range) {
            aliases.entry(name.as_bytes()).or_default().push((first, versions));
        }
        let sequence = |line: &'static str| {
            let (sequence, name) = line.split_once('=')?;
            Some((name.as_bytes(), points(sequence)))
        };
        Names {
            plain: numbers.zip(lines(sections.get(1))).collect(),
            ranges: lines(sections.get(2)).filter_map(range).collect(),
            aliases,
            sequences: lines(sections.get(4)).filter_map(sequence).collect(),
        }
    }

    fn by_name(&'static self) -> &'static HashMap<&'static [u8], u32> {
        static BY_NAME: OnceLock<HashMap<&'static [u8], u32>> = OnceLock::new();
        BY_NAME.get_or_init(|| self.plain.iter().map(|&(c, name)| (name.as_bytes(), c)).collect())
    }

    /// The prefix of an algorithmic name.
    fn prefix(&self, c: u32) -> Option<&'static str> {
        let range = self.ranges.get(self.ranges.partition_point(|r| r.1 < c))?;
        (range.0 <= c).then_some(range.2)
    }
}

/// Why [`Database::lookup`] found nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFound {
    TooLong,
    Unknown,
}

impl Database {
    /// The name of a character.
    pub fn name(self, c: u32) -> Option<String> {
        if !self.is_assigned(c) {
            return None;
        }
        if let Some(syllable) = hangul::name(c) {
            return Some(format!("{}{syllable}", hangul::PREFIX));
        }
        let names = Names::get();
        if let Some(prefix) = names.prefix(c) {
            return Some(format!("{prefix}-{c:04X}"));
        }
        let found = names.plain.binary_search_by_key(&c, |&(c, _)| c).ok();
        found.and_then(|i| names.plain.get(i)).map(|(_, name)| (*name).to_string())
    }

    /// The character that has this name or alias: as `\N{…}` takes it.
    pub fn character(self, name: &[u8]) -> Option<u32> {
        let name = name.get(..).filter(|name| name.len() <= LONGEST)?;
        let text = |prefix: &str| name.strip_prefix(prefix.as_bytes());
        if let Some(syllable) = text(hangul::PREFIX) {
            return hangul::syllable(syllable);
        }
        if let Some(number) = text(UNIFIED).and_then(|rest| rest.strip_prefix(b"-")) {
            let fits = matches!(number.len(), 4 | 5)
                && number.iter().all(|c| c.is_ascii_digit() || (b'A'..=b'F').contains(c));
            let c = hexadecimal(std::str::from_utf8(number).ok().filter(|_| fits)?)?;
            let unified = Names::get().prefix(c) == Some(UNIFIED) && Database::of(self.ucd).is_assigned(c);
            return unified.then_some(c);
        }
        let upper = name.to_ascii_uppercase();
        let names = Names::get();
        let known = |c: &u32| {
            // Up to 15.0 the names were compared with those of the database asked, 3.2.0 as well.
            let database = if self.ucd <= Ucd::V15_0 { self } else { Database::of(self.ucd) };
            database.is_assigned(*c)
        };
        if let Some(c) =
            names.by_name().get(&upper[..]).copied().or_else(|| algorithmic(names, &upper)).filter(known)
        {
            return Some(c);
        }
        if self.old {
            return None;
        }
        let version = 1 << self.ucd as u32;
        names.aliases.get(&upper[..])?.iter().find(|(_, versions)| versions & version != 0).map(|&(c, _)| c)
    }

    /// `unicodedata.lookup`: a character, or a named sequence.
    ///
    /// # Errors
    /// Why there is none.
    pub fn lookup(self, name: &[u8]) -> Result<Vec<u32>, NotFound> {
        if name.len() > LONGEST {
            return Err(NotFound::TooLong);
        }
        if let Some(c) = self.character(name) {
            return Ok(vec![c]);
        }
        let sequence = Names::get().sequences.get(&name.to_ascii_uppercase()[..]).filter(|_| !self.old);
        sequence.cloned().ok_or(NotFound::Unknown)
    }
}

/// The character of an algorithmic name that is no unified ideograph.
fn algorithmic(names: &Names, name: &[u8]) -> Option<u32> {
    let (prefix, number) = std::str::from_utf8(name).ok()?.rsplit_once('-')?;
    let c = hexadecimal(number)?;
    let same = names.prefix(c)? == prefix && prefix != UNIFIED && number == format!("{c:04X}");
    same.then_some(c)
}
