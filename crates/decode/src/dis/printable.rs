//! Which code points each version's `repr` shows as they are: those that its Unicode database calls printable.

use taipan_isa::Version;
use taipan_prim::text::Ucd;

use super::printable_since::{SINCE_11_0, SINCE_12_1, SINCE_13_0, SINCE_14_0, SINCE_17_0};

/// `str.isprintable` of one code point.
pub(super) fn is_printable(version: Version, c: u32) -> bool {
    match version.numbers() {
        (3, 11) => Ucd::V14_0.is_printable(c),
        (3, 12) => Ucd::V15_0.is_printable(c),
        (3, 13) => Ucd::V15_1.is_printable(c),
        (3, 14) => Ucd::V16_0.is_printable(c),
        (3, 15..) => Ucd::V16_0.is_printable(c) || is_in(SINCE_17_0, c),
        older => Ucd::V14_0.is_printable(c) && !later_than(older).iter().any(|since| is_in(since, c)),
    }
}

/// What 3.11 calls printable and an older version does not: 3.6 carries Unicode 9.0, 3.7 11.0, 3.8 12.1, 3.9 and 3.10 13.0.
fn later_than(version: (u8, u8)) -> &'static [&'static [u32]] {
    static SINCE: [&[u32]; 4] = [SINCE_14_0, SINCE_13_0, SINCE_12_1, SINCE_11_0];
    match version {
        (3, 9 | 10) => &SINCE[..1],
        (3, 8) => &SINCE[..2],
        (3, 7) => &SINCE[..3],
        _ => &SINCE,
    }
}

/// Whether one of the runs, given by first and last code point, has `c` in it.
fn is_in(runs: &[u32], c: u32) -> bool {
    let runs = runs.as_chunks::<2>().0;
    let next = runs.partition_point(|[_, last]| *last < c);
    runs.get(next).is_some_and(|[first, _]| *first <= c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_came_with_unicode_versions() {
        let since = |c: char| Version::ALL.iter().position(|version| is_printable(*version, c as u32));
        let at = |version| Version::ALL.iter().position(|known| *known == version);
        assert_eq!(since('é'), Some(0));
        assert_eq!(since('\u{1f9cc}'), at(Version::V3_11)); // TROLL
        assert_eq!(since('\u{30003}'), at(Version::V3_9)); // CJK extension G
        assert_eq!(since('\u{1fae8}'), at(Version::V3_12)); // SHAKING FACE
        assert_eq!(since('\u{200b}'), None);
    }
}
