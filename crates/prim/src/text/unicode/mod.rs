//! The Unicode character database as CPython's `str` uses it, in every version that a supported CPython carries.

mod older;
mod special;
mod tables;

use tables as t;

/// A version of the Unicode character database. CPython 3.11 carries 14.0, 3.12 15.0, 3.13 15.1, 3.14 16.0.
///
/// ```
/// use taipan_prim::text::Ucd;
/// assert!(!Ucd::V14_0.is_printable(0x1FAE8)); // SHAKING FACE came with 15.0
/// assert!(Ucd::V15_0.is_printable(0x1FAE8));
/// assert_eq!(Ucd::V15_1.decimal_value('٣' as u32), Some(3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ucd {
    V14_0,
    V15_0,
    V15_1,
    V16_0,
}

/// What a code point is, apart from its case mappings.
struct Kind {
    flags: u16,
    digit: u8,
}

/// What a code point becomes under the four [`Mapping`]s, in their order.
enum Case {
    /// To be added to the code point.
    Offset([i32; 4]),
    /// Some mapping yields several code points: see `SPECIALS`.
    Special,
}

struct Special {
    point: u32,
    upper: &'static [u32],
    lower: &'static [u32],
    title: &'static [u32],
    fold: &'static [u32],
}

/// A run of code points that an older version sees differently.
struct Older {
    first: u32,
    last: u32,
    kind: u8,
    case: u8,
}

/// The case mappings of `str`, without regard to context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mapping {
    Upper,
    Lower,
    Title,
    Fold,
}

/// One to three code points.
#[derive(Clone, Copy, Debug)]
pub struct Mapped {
    points: [u32; 3],
    len: usize,
}

impl Mapped {
    fn one(c: u32) -> Mapped {
        Mapped { points: [c, 0, 0], len: 1 }
    }

    fn of(points: &[u32]) -> Mapped {
        let mut mapped = Mapped { points: [0; 3], len: points.len().min(3) };
        for (to, from) in mapped.points.iter_mut().zip(points) {
            *to = *from;
        }
        mapped
    }

    pub fn as_slice(&self) -> &[u32] {
        self.points.get(..self.len).unwrap_or_default()
    }
}

/// A record number from the two-stage trie; 0 (unassigned) past U+10FFFF.
#[inline]
fn trie(blocks: usize, of: usize, c: u32) -> usize {
    let at = |i: usize| t::TRIE.get(i).copied().unwrap_or(0);
    if c > 0x10_FFFF {
        return 0;
    }
    let block = usize::from(at(blocks + (c >> 8) as usize));
    usize::from(at(of + block * 256 + (c & 0xFF) as usize))
}

impl Ucd {
    fn older(self, c: u32) -> Option<&'static Older> {
        let runs: &[Older] = match self {
            Ucd::V14_0 => &older::OLDER_14_0,
            Ucd::V15_0 => &older::OLDER_15_0,
            Ucd::V15_1 => &older::OLDER_15_1,
            Ucd::V16_0 => return None,
        };
        if c < 0x100 {
            return None;
        }
        let run = runs.get(runs.partition_point(|r| r.last < c))?;
        (run.first <= c).then_some(run)
    }

    fn kind(self, c: u32) -> &'static Kind {
        let id = self.older(c).map_or_else(|| trie(t::KIND_BLOCKS, t::KIND_OF, c), |o| usize::from(o.kind));
        t::KINDS.get(id).unwrap_or(&t::KINDS[0])
    }

    #[inline]
    fn has(self, c: u32, flags: u16) -> bool {
        self.kind(c).flags & flags != 0
    }

    pub fn is_alpha(self, c: u32) -> bool {
        self.has(c, t::ALPHA)
    }

    pub fn is_decimal(self, c: u32) -> bool {
        self.has(c, t::DECIMAL)
    }

    pub fn is_digit(self, c: u32) -> bool {
        self.has(c, t::DIGIT)
    }

    pub fn is_numeric(self, c: u32) -> bool {
        self.has(c, t::NUMERIC)
    }

    /// Is it a letter or a number of any kind, as `str.isalnum` asks?
    pub fn is_alnum(self, c: u32) -> bool {
        self.has(c, t::ALPHA | t::DECIMAL | t::DIGIT | t::NUMERIC)
    }

    pub fn is_printable(self, c: u32) -> bool {
        self.has(c, t::PRINTABLE)
    }

    pub fn is_lower(self, c: u32) -> bool {
        self.has(c, t::LOWER)
    }

    pub fn is_upper(self, c: u32) -> bool {
        self.has(c, t::UPPER)
    }

    /// Is it a titlecase letter such as `ǅ`?
    pub fn is_title(self, c: u32) -> bool {
        self.has(c, t::TITLE)
    }

    pub fn is_cased(self, c: u32) -> bool {
        self.has(c, t::CASED)
    }

    pub fn is_case_ignorable(self, c: u32) -> bool {
        self.has(c, t::IGNORABLE)
    }

    /// May an identifier begin with it? True of `_`.
    pub fn is_xid_start(self, c: u32) -> bool {
        self.has(c, t::XID_START)
    }

    pub fn is_xid_continue(self, c: u32) -> bool {
        self.has(c, t::XID_CONTINUE)
    }

    /// The value of a decimal digit, as `int` reads it.
    pub fn decimal_value(self, c: u32) -> Option<u8> {
        let kind = self.kind(c);
        (kind.flags & t::DECIMAL != 0).then_some(kind.digit)
    }

    /// The value of a digit, superscripts and the like included.
    pub fn digit_value(self, c: u32) -> Option<u8> {
        let kind = self.kind(c);
        (kind.flags & t::DIGIT != 0).then_some(kind.digit)
    }

    /// The full case mapping of one code point.
    pub fn map(self, c: u32, mapping: Mapping) -> Mapped {
        let id = self.older(c).map_or_else(|| trie(t::CASE_BLOCKS, t::CASE_OF, c), |o| usize::from(o.case));
        match t::CASES.get(id) {
            Some(Case::Offset(by)) => Mapped::one(c.wrapping_add_signed(by[mapping as usize])),
            Some(Case::Special) => special(c, mapping),
            None => Mapped::one(c),
        }
    }
}

fn special(c: u32, mapping: Mapping) -> Mapped {
    let found =
        special::SPECIALS.binary_search_by_key(&c, |s| s.point).ok().and_then(|i| special::SPECIALS.get(i));
    let Some(special) = found else { return Mapped::one(c) };
    Mapped::of(match mapping {
        Mapping::Upper => special.upper,
        Mapping::Lower => special.lower,
        Mapping::Title => special.title,
        Mapping::Fold => special.fold,
    })
}

/// Is it whitespace to `str`? The same in all versions.
#[inline]
pub fn is_space(c: u32) -> bool {
    matches!(c, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F
        | 0x205F | 0x3000)
}

/// Does `str.splitlines` break after it?
#[inline]
pub fn is_line_break(c: u32) -> bool {
    matches!(c, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_of_every_version_is_as_recorded() {
        for (version, expected) in
            [Ucd::V14_0, Ucd::V15_0, Ucd::V15_1, Ucd::V16_0].into_iter().zip(t::DIGESTS)
        {
            let mut digest = 14695981039346656037u64;
            let mut add = |word: u32| digest = (digest ^ u64::from(word)).wrapping_mul(1099511628211);
            for c in 0..0x11_0000 {
                let kind = version.kind(c);
                add(kind.flags.into());
                add(kind.digit.into());
                for mapping in [Mapping::Upper, Mapping::Lower, Mapping::Title, Mapping::Fold] {
                    version.map(c, mapping).as_slice().iter().for_each(|&c| add(c));
                }
            }
            assert_eq!(digest, expected, "{version:?}");
        }
    }

    #[test]
    fn spaces_and_line_breaks_are_those_of_the_tables() {
        for version in [Ucd::V14_0, Ucd::V16_0] {
            for c in 0..=0x11_0000 {
                assert_eq!(is_space(c), version.has(c, t::SPACE), "{c:x}");
                assert_eq!(is_line_break(c), version.has(c, t::LINEBREAK), "{c:x}");
            }
        }
    }
}
