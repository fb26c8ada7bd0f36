//! The comparison of two listings: addresses aside, and the order of sets where CPython's own has none.

use taipan_isa::Version;

use crate::sets::sorted;

/// What is known of the order of frozensets in a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOrder {
    /// Nothing: it comes from a build with another hash of strings.
    Any,
    /// All but that of frozensets which hold one of these, hashed by address.
    Known {
        /// The `repr`s of what hashes by address.
        addressed: &'static [&'static str],
    },
}

impl SetOrder {
    /// The order in a recording of `version`.
    ///
    /// Recordings of 3.14 and later come from a 32-bit build. `None` hashes by address up to 3.11, `Ellipsis` up to 3.12.
    pub fn of(version: Version) -> SetOrder {
        match version.numbers() {
            (3, 14..) => SetOrder::Any,
            (3, 13) => SetOrder::Known { addressed: &[] },
            (3, 12) => SetOrder::Known { addressed: &["Ellipsis"] },
            _ => SetOrder::Known { addressed: &["None", "Ellipsis"] },
        }
    }

    /// Whether an element with this `repr` leaves the order of its set open: it, or an item of a tuple that it is.
    pub(crate) fn is_free(self, element: &str) -> bool {
        let SetOrder::Known { addressed } = self else { return true };
        let is_text = element.starts_with(['\'', '"']) || element.starts_with("b'");
        !is_text && addressed.iter().any(|name| element.contains(name))
    }
}

/// A line that is not as CPython prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line's number, counted from 1.
    pub line: usize,
    /// CPython's line; `None` where it printed fewer.
    pub expected: Option<String>,
    /// Taipan's line; `None` where it printed fewer.
    pub shown: Option<String>,
}

/// What two listings have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many code objects CPython listed.
    pub codes: usize,
    /// How many of them are equal.
    pub equal: usize,
    /// The first differing line.
    pub first: Option<Difference>,
}

/// Compares a recorded text with what Taipan prints. Parts that `is_heading` separates are the code objects.
pub fn compare(expected: &str, shown: &str, order: SetOrder) -> Comparison {
    let (expected, shown) = (parts(expected), parts(shown));
    let mut result = Comparison { codes: expected.len(), ..Comparison::default() };
    let mut line = 1;
    for (index, part) in expected.iter().enumerate() {
        match first_difference(part, shown.get(index).copied().unwrap_or_default(), order) {
            None => result.equal += 1,
            Some(difference) if result.first.is_none() => {
                result.first = Some(Difference { line: line + difference.line - 1, ..difference });
            }
            Some(_) => {}
        }
        line += part.matches('\n').count();
    }
    if let Some(extra) = shown.get(expected.len()).filter(|_| result.first.is_none()) {
        let shown = extra.lines().next().map(str::to_owned);
        result.first = Some(Difference { line, expected: None, shown });
    }
    result
}

/// The texts of the code objects: each begins at a blank line and a heading.
fn parts(text: &str) -> Vec<&str> {
    const HEADINGS: [&str; 2] = ["\nDisassembly of <code object", "\nName:              "];
    let mut starts = vec![0];
    for heading in HEADINGS {
        starts.extend(text.match_indices(heading).map(|(at, _)| at).filter(|&at| at > 0));
    }
    starts.push(text.len());
    starts.windows(2).map(|bounds| &text[bounds[0]..bounds[1]]).collect()
}

fn first_difference(expected: &str, shown: &str, order: SetOrder) -> Option<Difference> {
    if expected == shown {
        return None;
    }
    let (mut expected, mut shown) = (expected.split('\n'), shown.split('\n'));
    let mut line = 0;
    loop {
        line += 1;
        match (expected.next(), shown.next()) {
            (None, None) => return None,
            (Some(a), Some(b)) if is_same(a, b, order) => {}
            (expected, shown) => {
                let [expected, shown] = [expected, shown].map(|line| line.map(str::to_owned));
                return Some(Difference { line, expected, shown });
            }
        }
    }
}

fn is_same(expected: &str, shown: &str, order: SetOrder) -> bool {
    if expected == shown {
        return true;
    }
    let [expected, shown] = [expected, shown].map(without_addresses);
    expected == shown || expected.contains("frozenset(") && sorted(&expected, order) == sorted(&shown, order)
}

/// The line with `...` for the addresses of code objects.
fn without_addresses(line: &str) -> String {
    const BEFORE: &str = " at 0x";
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(BEFORE) {
        let (head, tail) = rest.split_at(at + BEFORE.len());
        out.push_str(head);
        let behind = tail.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        rest = tail;
        if behind.starts_with(", file ") {
            out.push_str("...");
            rest = behind;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_differing_line_is_told() {
        let first = "a (<code object f at 0x7f10, file \"x\", line 1>)\nb\n";
        let expected =
            format!("{first}\nDisassembly of <code object f at 0x7f10, file \"x\", line 1>:\nc\nd\n");
        let shown = expected.replace("0x7f10", "0x...");
        let order = SetOrder::of(Version::V3_13);
        let equal = Comparison { codes: 2, equal: 2, first: None };
        assert_eq!(compare(&expected, &shown, order), equal);
        let shown = shown.replace("\nd", "\nD");
        let first = Difference { line: 6, expected: Some("d".into()), shown: Some("D".into()) };
        assert_eq!(compare(&expected, &shown, order), Comparison { codes: 2, equal: 1, first: Some(first) });
        let cut = compare(&expected, "", order).first.expect("a difference");
        assert_eq!((cut.line, cut.shown.as_deref()), (1, Some("")));
    }

    #[test]
    fn a_set_with_an_address_has_no_order() {
        let [a, b] = ["(frozenset({None, 1}))", "(frozenset({1, None}))"];
        assert_eq!(compare(a, b, SetOrder::of(Version::V3_11)).equal, 1);
        assert_eq!(compare(a, b, SetOrder::of(Version::V3_12)).equal, 0);
        assert_eq!(compare(a, b, SetOrder::of(Version::V3_14)).equal, 1);
        assert_eq!(compare("frozenset({1, 2})", "frozenset({2, 1})", SetOrder::of(Version::V3_11)).equal, 0);
    }
}
