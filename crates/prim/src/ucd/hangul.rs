//! Hangul syllables, whose names and decompositions are computed (the Unicode standard, 3.12).

const BASE: u32 = 0xAC00;
const LEADING: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
/// One before the first trailing consonant.
const TRAILING: u32 = 0x11A7;

const LEADING_NAMES: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWEL_NAMES: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
    "YU", "EU", "YI", "I",
];
const TRAILING_NAMES: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
    "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];
const VOWELS: u32 = VOWEL_NAMES.len() as u32;
const TRAILERS: u32 = TRAILING_NAMES.len() as u32;
const COUNT: u32 = LEADING_NAMES.len() as u32 * VOWELS * TRAILERS;

pub const PREFIX: &str = "HANGUL SYLLABLE ";

/// The numbers of a syllable's parts.
fn parts(c: u32) -> Option<(u32, u32, u32)> {
    let s = c.checked_sub(BASE).filter(|&s| s < COUNT)?;
    Some((s / (VOWELS * TRAILERS), s / TRAILERS % VOWELS, s % TRAILERS))
}

/// The name behind [`PREFIX`].
pub fn name(c: u32) -> Option<String> {
    let (l, v, t) = parts(c)?;
    let part = |names: &[&'static str], i: u32| names.get(i as usize).copied().unwrap_or_default();
    Some([part(&LEADING_NAMES, l), part(&VOWEL_NAMES, v), part(&TRAILING_NAMES, t)].concat())
}

/// The syllable that has what is behind [`PREFIX`] for its name: the longest of each part is taken.
pub fn syllable(name: &[u8]) -> Option<u32> {
    let mut rest = name;
    let mut take = |names: &[&'static str]| {
        let fits = names.iter().enumerate().filter(|(_, n)| rest.starts_with(n.as_bytes()));
        let (i, found) = fits.max_by_key(|(_, n)| n.len())?;
        rest = rest.get(found.len()..)?;
        Some(i as u32)
    };
    let (l, v, t) = (take(&LEADING_NAMES)?, take(&VOWEL_NAMES)?, take(&TRAILING_NAMES)?);
    rest.is_empty().then_some(BASE + (l * VOWELS + v) * TRAILERS + t)
}

/// The letters of a syllable: two, or three.
pub fn decompose(c: u32) -> Option<([u32; 3], usize)> {
    let (l, v, t) = parts(c)?;
    Some(([LEADING + l, VOWEL + v, TRAILING + t], if t == 0 { 2 } else { 3 }))
}

/// Two letters, or a syllable of two and a trailing one.
pub fn compose(first: u32, second: u32) -> Option<u32> {
    let leading = first.wrapping_sub(LEADING);
    let vowel = second.wrapping_sub(VOWEL);
    if leading < LEADING_NAMES.len() as u32 && vowel < VOWELS {
        return Some(BASE + (leading * VOWELS + vowel) * TRAILERS);
    }
    let (_, _, none) = parts(first)?;
    let trailing = second.wrapping_sub(TRAILING);
    (none == 0 && (1..TRAILERS).contains(&trailing)).then(|| first + trailing)
}
