//! The properties of code points, unpacked when first asked for.

use flate2::read::DeflateDecoder;
use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

/// The properties of a code point, under the short names of the standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub category: &'static str,
    pub bidirectional: &'static str,
    /// The canonical combining class.
    pub combining: u8,
    pub east_asian_width: &'static str,
    pub mirrored: bool,
    pub decimal: Option<u8>,
    pub digit: Option<u8>,
    pub numeric: Option<f64>,
}

/// What a code point decomposes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decomposition {
    /// As `unicodedata.decomposition` shows it: a tag in `<>` where it is no canonical one, and code points in hexadecimal.
    pub text: &'static str,
    pub canonical: bool,
    pub points: Vec<u32>,
}

/// Databases: four versions, and 3.2.0 beside each.
pub(super) const DATABASES: usize = 8;

pub(super) struct Properties {
    records: Vec<Record>,
    /// Of each database, where runs of code points with one record begin.
    runs: Vec<Vec<(u32, u16)>>,
    decompositions: HashMap<u32, Decomposition>,
    /// What two code points compose to in the newest version.
    compositions: HashMap<(u32, u32), u32>,
    /// What 3.2.0 normalises to other code points.
    corrected: HashMap<u32, Vec<u32>>,
}

static UNASSIGNED: Record = Record {
    category: "Cn",
    bidirectional: "",
    combining: 0,
    east_asian_width: "N",
    mirrored: false,
    decimal: None,
    digit: None,
    numeric: None,
};

/// The sections of packed data, which stay for the rest of the program.
pub(super) fn unpack(packed: &[u8]) -> Vec<&'static [u8]> {
    let mut all = Vec::new();
    // The data is part of the program; a test reads all of it.
    let _ = DeflateDecoder::new(packed).read_to_end(&mut all);
    let mut rest: &'static [u8] = Vec::leak(all);
    let mut sections = Vec::new();
    while let Some((len, behind)) = rest.split_first_chunk::<4>() {
        let (section, behind) = behind.split_at(behind.len().min(u32::from_le_bytes(*len) as usize));
        sections.push(section);
        rest = behind;
    }
    sections
}

pub(super) fn lines(section: Option<&&'static [u8]>) -> std::str::Split<'static, char> {
    std::str::from_utf8(section.copied().unwrap_or_default()).unwrap_or_default().split('\n')
}

/// The numbers of seven bits a byte, low ones first.
pub(super) fn varints(section: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = section.iter();
    std::iter::from_fn(move || {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let &b = bytes.next()?;
            value |= u32::from(b & 0x7F) << shift;
            if b < 0x80 {
                return Some(value);
            }
            shift = (shift + 7) & 31;
        }
    })
}

pub(super) fn hexadecimal(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

pub(super) fn points(text: &str) -> Vec<u32> {
    text.split(' ').filter_map(hexadecimal).collect()
}

fn record(line: &'static str) -> Option<Record> {
    let mut fields = line.split(';');
    Some(Record {
        category: fields.next()?,
        bidirectional: fields.next()?,
        combining: fields.next()?.parse().ok()?,
        east_asian_width: fields.next()?,
        mirrored: fields.next()? == "1",
        decimal: fields.next()?.parse().ok(),
        digit: fields.next()?.parse().ok(),
        numeric: fields.next()?.parse().ok(),
    })
}

fn decomposition(line: &'static str) -> Option<(u32, Decomposition)> {
    let (point, text) = line.split_once('=')?;
    let canonical = !text.starts_with('<');
    let parts = if canonical { text } else { text.split_once(' ')?.1 };
    Some((hexadecimal(point)?, Decomposition { text, canonical, points: points(parts) }))
}

impl Properties {
    pub fn get() -> &'static Properties {
        static PROPERTIES: OnceLock<Properties> = OnceLock::new();
        PROPERTIES.get_or_init(|| Properties::read(&unpack(include_bytes!("properties.bin"))))
    }

    fn read(sections: &[&'static [u8]]) -> Properties {
        let runs = |section: &&'static [u8]| {
            let (mut numbers, mut at, mut runs) = (varints(section), 0, Vec::new());
            while let (Some(step), Some(record)) = (numbers.next(), numbers.next()) {
                at += step;
                runs.push((at, record as u16));
            }
            runs
        };
        let decompositions: HashMap<u32, Decomposition> =
            lines(sections.get(DATABASES + 1)).filter_map(decomposition).collect();
        let excluded: Vec<u32> = lines(sections.get(DATABASES + 2)).flat_map(points).collect();
        let composition = |(&c, d): (&u32, &Decomposition)| match d.points[..] {
            [first, second] if d.canonical && !excluded.contains(&c) => Some(((first, second), c)),
            _ => None,
        };
        let correction = |line: &'static str| {
            let (point, to) = line.split_once('=')?;
            Some((hexadecimal(point)?, points(to)))
        };
        Properties {
            records: lines(sections.first()).filter_map(record).collect(),
            runs: sections.iter().skip(1).take(DATABASES).map(runs).collect(),
            compositions: decompositions.iter().filter_map(composition).collect(),
            corrected: lines(sections.get(DATABASES + 3)).filter_map(correction).collect(),
            decompositions,
        }
    }

    pub fn record(&'static self, database: usize, c: u32) -> &'static Record {
        let runs = self.runs.get(database).map_or(&[][..], |runs| &runs[..]);
        let behind = runs.partition_point(|&(start, _)| start <= c);
        let id = behind.checked_sub(1).and_then(|i| runs.get(i)).map(|&(_, id)| usize::from(id));
        id.and_then(|id| self.records.get(id)).filter(|_| c <= 0x10_FFFF).unwrap_or(&UNASSIGNED)
    }

    /// First code point of each run, and the one behind it.
    #[cfg(test)]
    pub fn ranges(&self, database: usize) -> Vec<(u32, u32)> {
        let starts = self.runs[database].iter().map(|&(start, _)| start);
        starts.clone().zip(starts.skip(1).chain([0x11_0000])).collect()
    }

    pub fn decomposition(&'static self, c: u32) -> Option<&'static Decomposition> {
        self.decompositions.get(&c)
    }

    pub fn composition(&self, first: u32, second: u32) -> Option<u32> {
        self.compositions.get(&(first, second)).copied()
    }

    pub fn corrected(&self, c: u32) -> Option<&[u32]> {
        self.corrected.get(&c).map(Vec::as_slice)
    }
}
