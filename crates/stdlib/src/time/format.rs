//! `strftime` in the C locale, as glibc writes it: flags, widths and modifiers included.

use super::calendar::{Tm, iso_week};

pub const WEEK_DAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What stands between `%` and the letter.
#[derive(Clone, Copy, Default)]
struct Spec {
    /// `_`, `-` or `0`.
    pad: Option<char>,
    width: usize,
    upper: bool,
    /// `#`: the other case.
    swap: bool,
    modifier: Option<char>,
}

/// What is written.
pub struct Moment<'a> {
    pub tm: Tm,
    /// The name of its zone.
    pub zone: &'a str,
    /// Since the Epoch.
    pub seconds: i64,
}

/// One conversion's result.
enum Piece {
    Text(String),
    /// With its least number of digits.
    Number(i64, usize),
    /// The same, filled up with spaces.
    Spaced(i64, usize),
    /// East of Greenwich, in seconds, written in hours and minutes.
    Offset(i64),
    /// Nothing that there is: it stays as it was written.
    Unknown,
}

/// The text, in code points. CPython gives up, with an empty text, where it is more than 256 times as long as the
/// pattern.
pub fn format(pattern: &[u32], moment: &Moment<'_>) -> Vec<u32> {
    let mut room = 1024;
    while room < pattern.len().saturating_mul(256) {
        room *= 2;
    }
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some((first, tail)) = rest.split_first() {
        if *first != u32::from('%') {
            out.push(*first);
            rest = tail;
            continue;
        }
        let (spec, letter, used) = parse(tail);
        let piece = match letter {
            Some(letter) if spec.width < room => convert(letter, spec, moment),
            Some(_) => return Vec::new(),
            None => Piece::Unknown,
        };
        let used = used.min(tail.len());
        match render(piece, spec) {
            Some(text) => out.extend(text.chars().map(u32::from)),
            None => out.extend(rest.iter().take(used + 1)),
        }
        rest = tail.get(used..).unwrap_or_default();
        if out.len() >= room {
            return Vec::new();
        }
    }
    out
}

/// Flags, width, modifier and letter, and how many code points these are.
fn parse(tail: &[u32]) -> (Spec, Option<char>, usize) {
    let mut spec = Spec::default();
    let at = |i: usize| tail.get(i).and_then(|c| char::from_u32(*c));
    let mut i = 0;
    while let Some(flag @ ('_' | '-' | '0' | '^' | '#')) = at(i) {
        match flag {
            '^' => spec.upper = true,
            '#' => spec.swap = true,
            pad => spec.pad = Some(pad),
        }
        i += 1;
    }
    while let Some(digit) = at(i).and_then(|c| c.to_digit(10)) {
        spec.width = spec.width.saturating_mul(10).saturating_add(digit as usize);
        i += 1;
    }
    if let Some(modifier @ ('E' | 'O')) = at(i) {
        spec.modifier = Some(modifier);
        i += 1;
    }
    (spec, at(i), i + 1)
}

/// Letters that take a modifier.
fn allows(letter: char, modifier: Option<char>) -> bool {
    match modifier {
        Some('E') => "cCxXyYpnrtsTRPzZ".contains(letter),
        Some(_) => "bBhdeHIklmMSuUVwWyjpgGnrtsTRPzZ".contains(letter),
        None => true,
    }
}

fn name(names: &[&str], index: i64, length: usize) -> Piece {
    let name = usize::try_from(index).ok().and_then(|i| names.get(i)).copied().unwrap_or("?");
    Piece::Text(name.get(..length.min(name.len())).unwrap_or_default().to_string())
}

fn within(pattern: &str, moment: &Moment<'_>) -> Piece {
    let points: Vec<u32> = pattern.chars().map(u32::from).collect();
    Piece::Text(format(&points, moment).into_iter().filter_map(char::from_u32).collect())
}

fn convert(letter: char, spec: Spec, moment: &Moment<'_>) -> Piece {
    let tm = &moment.tm;
    if !allows(letter, spec.modifier) {
        return Piece::Unknown;
    }
    let year = tm.year + 1900;
    let hour12 = if tm.hour % 12 == 0 { 12 } else { tm.hour % 12 };
    match letter {
        '%' => Piece::Text("%".to_string()),
        'n' => Piece::Text("\n".to_string()),
        't' => Piece::Text("\t".to_string()),
        'a' => name(&WEEK_DAYS, tm.week_day, 3),
        'A' => name(&WEEK_DAYS, tm.week_day, usize::MAX),
        'b' | 'h' => name(&MONTHS, tm.month, 3),
        'B' => name(&MONTHS, tm.month, usize::MAX),
        'c' => within("%a %b %e %H:%M:%S %Y", moment),
        'D' | 'x' => within("%m/%d/%y", moment),
        'F' => within("%Y-%m-%d", moment),
        'r' => within("%I:%M:%S %p", moment),
        'R' => within("%H:%M", moment),
        'T' | 'X' => within("%H:%M:%S", moment),
        'C' => Piece::Number(year.div_euclid(100), 1),
        'd' => Piece::Number(tm.day, 2),
        'e' => Piece::Spaced(tm.day, 2),
        'g' => Piece::Number(iso_week(tm).0.rem_euclid(100), 2),
        'G' => Piece::Number(iso_week(tm).0, 1),
        'H' => Piece::Number(tm.hour, 2),
        'I' => Piece::Number(hour12, 2),
        'j' => Piece::Number(tm.year_day + 1, 3),
        'k' => Piece::Spaced(tm.hour, 2),
        'l' => Piece::Spaced(hour12, 2),
        'm' => Piece::Number(tm.month + 1, 2),
        'M' => Piece::Number(tm.minute, 2),
        'p' => Piece::Text(if tm.hour > 11 { "PM" } else { "AM" }.to_string()),
        'P' => Piece::Text(if tm.hour > 11 { "pm" } else { "am" }.to_string()),
        's' => Piece::Number(moment.seconds, 1),
        'S' => Piece::Number(tm.second, 2),
        'u' => Piece::Number((tm.week_day + 6) % 7 + 1, 1),
        'U' => Piece::Number((tm.year_day - tm.week_day + 7) / 7, 2),
        'V' => Piece::Number(iso_week(tm).1, 2),
        'w' => Piece::Number(tm.week_day, 1),
        'W' => Piece::Number((tm.year_day - (tm.week_day + 6) % 7 + 7) / 7, 2),
        'y' => Piece::Number(year.rem_euclid(100), 2),
        'Y' => Piece::Number(year, 1),
        'z' if tm.is_dst < 0 => Piece::Text(String::new()),
        'z' => Piece::Offset(tm.offset),
        'Z' => Piece::Text(moment.zone.to_string()),
        _ => Piece::Unknown,
    }
    .cased(letter, spec)
}

impl Piece {
    /// Applies `^` and `#`.
    fn cased(self, letter: char, spec: Spec) -> Piece {
        let Piece::Text(text) = self else { return self };
        let lower = spec.swap && matches!(letter, 'p' | 'Z');
        let upper = spec.upper || (spec.swap && matches!(letter, 'a' | 'A' | 'b' | 'B' | 'h'));
        Piece::Text(match () {
            () if lower => text.to_lowercase(),
            () if upper => text.to_uppercase(),
            () => text,
        })
    }
}

/// A number of four digits that always has a sign. A width counts twice, before the sign and behind it.
fn signed(sign: char, number: i64, spec: Spec) -> String {
    let before = if spec.pad == Some('0') { "0" } else { " " }.repeat(spec.width.saturating_sub(1));
    let size = match spec.pad {
        Some('-') => format!("{number:width$}", width = spec.width),
        Some('_') => format!("{number:width$}", width = spec.width.max(4)),
        _ => format!("{number:0width$}", width = spec.width.max(4)),
    };
    format!("{before}{sign}{size}")
}

fn render(piece: Piece, spec: Spec) -> Option<String> {
    let (number, digits, spaced) = match piece {
        Piece::Unknown => return None,
        Piece::Text(text) => {
            let fill = if spec.pad == Some('0') { "0" } else { " " };
            let missing = spec.width.saturating_sub(text.chars().count());
            return Some(fill.repeat(missing) + &text);
        }
        Piece::Number(number, digits) => (number, digits, false),
        Piece::Spaced(number, digits) => (number, digits, true),
        Piece::Offset(offset) => {
            let (hours, minutes) = (offset.abs() / 3600, offset.abs() / 60 % 60);
            return Some(signed(if offset < 0 { '-' } else { '+' }, hours * 100 + minutes, spec));
        }
    };
    let pad = spec.pad.unwrap_or(if spaced { '_' } else { '0' });
    let (sign, size) = (if number < 0 { "-" } else { "" }, number.unsigned_abs().to_string());
    let width = if pad == '-' { 0 } else { spec.width.max(digits) };
    let missing = width.saturating_sub(size.len() + sign.len());
    Some(match pad {
        '_' => " ".repeat(missing) + sign + &size,
        _ => sign.to_string() + &"0".repeat(missing) + &size,
    })
}
