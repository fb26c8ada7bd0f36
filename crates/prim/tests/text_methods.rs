//! Methods of str and bytes, and codecs, against results recorded from CPython 3.13 (`tests/record/record_text.py`).

use taipan_prim::Side;
use taipan_prim::bytes;
use taipan_prim::codec::{Bad, Encoding, ErrorPolicy};
use taipan_prim::text::{Text, TextRef, Ucd};

const UCD: Ucd = Ucd::V15_1;

fn text(field: &str) -> Text {
    if field == "-" {
        return Text::new();
    }
    Text::from_code_points(field.split('.').map(|c| u32::from_str_radix(c, 16).unwrap()))
}

fn byte_string(field: &str) -> Vec<u8> {
    text(field).chars().map(|c| u8::try_from(c).unwrap()).collect()
}

/// The fields of one case.
struct Case<'a>(Vec<&'a str>);

impl Case<'_> {
    fn text(&self, i: usize) -> Text {
        text(self.0[i])
    }
    fn bytes(&self, i: usize) -> Vec<u8> {
        byte_string(self.0[i])
    }
    fn int(&self, i: usize) -> isize {
        self.0[i].parse().unwrap()
    }
    fn size(&self, i: usize) -> usize {
        self.0[i].parse().unwrap()
    }
    /// A `maxsplit` or `count`.
    fn limit(&self, i: usize) -> usize {
        usize::try_from(self.int(i)).unwrap_or(usize::MAX)
    }
}

/// What can be written as a recorded result is.
trait Show {
    fn show(&self) -> String;
}

impl Show for bool {
    fn show(&self) -> String {
        i32::from(*self).to_string()
    }
}

impl Show for usize {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for Option<usize> {
    fn show(&self) -> String {
        self.map_or("-1".into(), |i| i.to_string())
    }
}

impl Show for TextRef<'_> {
    fn show(&self) -> String {
        let points: Vec<String> = self.chars().map(|c| format!("{c:x}")).collect();
        if points.is_empty() { "-".into() } else { points.join(".") }
    }
}

impl Show for Text {
    fn show(&self) -> String {
        assert_eq!(*self, Text::from_code_points(self.chars()), "not canonical");
        self.as_ref().show()
    }
}

impl Show for &[u8] {
    fn show(&self) -> String {
        TextRef::Latin1(self).show()
    }
}

impl Show for Vec<u8> {
    fn show(&self) -> String {
        self.as_slice().show()
    }
}

impl Show for String {
    fn show(&self) -> String {
        Text::from(self.as_str()).show()
    }
}

fn show_all<T: Show>(items: Vec<T>) -> String {
    let items: Vec<String> = items.iter().map(Show::show).collect();
    if items.is_empty() { "!".into() } else { items.join("|") }
}

fn show_parts<T: Show>(parts: Option<(T, T)>, sep: T, missing: [T; 3]) -> String {
    match parts {
        Some((before, after)) => show_all(vec![before, sep, after]),
        None => show_all(missing.into()),
    }
}

fn show_result<T: Show>(result: Result<T, Bad>) -> String {
    match result {
        Ok(value) => value.show(),
        Err(bad) => format!("{} {} {}", bad.start, bad.end, bad.reason),
    }
}

fn str_method(op: &str, case: &Case<'_>) -> Option<String> {
    let first = case.text(0);
    let s = first.as_ref();
    let empty = TextRef::Ascii(b"");
    Some(match op {
        "upper" => s.to_upper(UCD).show(),
        "lower" => s.to_lower(UCD).show(),
        "title" => s.to_title(UCD).show(),
        "capitalize" => s.to_capitalized(UCD).show(),
        "swapcase" => s.to_swapped_case(UCD).show(),
        "casefold" => s.to_casefold(UCD).show(),
        "isalpha" => s.is_alpha(UCD).show(),
        "isalnum" => s.is_alnum(UCD).show(),
        "isdigit" => s.is_digit(UCD).show(),
        "isdecimal" => s.is_decimal(UCD).show(),
        "isnumeric" => s.is_numeric(UCD).show(),
        "islower" => s.is_lower(UCD).show(),
        "isupper" => s.is_upper(UCD).show(),
        "istitle" => s.is_title(UCD).show(),
        "isspace" => s.is_space().show(),
        "isprintable" => s.is_printable(UCD).show(),
        "isidentifier" => s.is_identifier(UCD).show(),
        "find" => s.find_in(case.text(1).as_ref(), case.int(2), case.int(3)).show(),
        "rfind" => s.rfind_in(case.text(1).as_ref(), case.int(2), case.int(3)).show(),
        "count" => s.count_in(case.text(1).as_ref(), case.int(2), case.int(3)).show(),
        "startswith" => s.starts_with_in(case.text(1).as_ref(), case.int(2), case.int(3)).show(),
        "endswith" => s.ends_with_in(case.text(1).as_ref(), case.int(2), case.int(3)).show(),
        "split" => show_all(s.split(case.text(1).as_ref(), case.limit(2))),
        "rsplit" => show_all(s.rsplit(case.text(1).as_ref(), case.limit(2))),
        "partition" => {
            show_parts(s.partition(case.text(1).as_ref()), case.text(1).as_ref(), [s, empty, empty])
        }
        "rpartition" => {
            show_parts(s.rpartition(case.text(1).as_ref()), case.text(1).as_ref(), [empty, empty, s])
        }
        "splitws" => show_all(s.split_whitespace(case.limit(1))),
        "rsplitws" => show_all(s.rsplit_whitespace(case.limit(1))),
        "splitlines" => show_all(s.split_lines(case.int(1) != 0)),
        "strip" => s.strip(Side::Both).show(),
        "lstrip" => s.strip(Side::Left).show(),
        "rstrip" => s.strip(Side::Right).show(),
        "stripchars" => s.strip_chars(Side::Both, case.text(1).as_ref()).show(),
        "lstripchars" => s.strip_chars(Side::Left, case.text(1).as_ref()).show(),
        "rstripchars" => s.strip_chars(Side::Right, case.text(1).as_ref()).show(),
        "replace" => {
            let replaced = s.replace(case.text(1).as_ref(), case.text(2).as_ref(), case.limit(3), 1 << 20);
            replaced.unwrap().unwrap_or(first.clone()).show()
        }
        "center" => s.center(case.size(1), case.text(2).get(0).unwrap()).show(),
        "ljust" => s.ljust(case.size(1), case.text(2).get(0).unwrap()).show(),
        "rjust" => s.rjust(case.size(1), case.text(2).get(0).unwrap()).show(),
        "zfill" => s.zfill(case.size(1)).show(),
        "expandtabs" => s.expand_tabs(case.int(1), 1 << 20).unwrap().show(),
        "repr" => s.repr(UCD).show(),
        "ascii" => s.ascii_repr().show(),
        "join" => {
            let items: Vec<Text> = case.0[1].split('|').map(text).collect();
            s.join(items.iter().map(Text::as_ref)).show()
        }
        "less" => (first < case.text(1)).show(),
        "slice" => match case.size(3) {
            0 => Text::new().show(),
            count => s.slice_step(case.size(1), case.int(2), count).show(),
        },
        _ => return None,
    })
}

fn bytes_method(op: &str, case: &Case<'_>) -> Option<String> {
    let first = case.bytes(0);
    let b = first.as_slice();
    let arg = || case.bytes(1);
    let empty: &[u8] = b"";
    Some(match op {
        "bupper" => b.to_ascii_uppercase().show(),
        "blower" => b.to_ascii_lowercase().show(),
        "btitle" => bytes::to_title(b).show(),
        "bcapitalize" => bytes::to_capitalized(b).show(),
        "bswapcase" => bytes::to_swapped_case(b).show(),
        "bisalpha" => bytes::is_alpha(b).show(),
        "bisalnum" => bytes::is_alnum(b).show(),
        "bisdigit" => bytes::is_digit(b).show(),
        "bislower" => bytes::is_lower(b).show(),
        "bisupper" => bytes::is_upper(b).show(),
        "bistitle" => bytes::is_title(b).show(),
        "bisspace" => bytes::is_space(b).show(),
        "bfind" => bytes::find(b, &arg(), case.int(2), case.int(3)).show(),
        "brfind" => bytes::rfind(b, &arg(), case.int(2), case.int(3)).show(),
        "bcount" => bytes::count(b, &arg(), case.int(2), case.int(3)).show(),
        "bstartswith" => bytes::starts_with(b, &arg(), case.int(2), case.int(3)).show(),
        "bendswith" => bytes::ends_with(b, &arg(), case.int(2), case.int(3)).show(),
        "bsplit" => show_all(bytes::split(b, &arg(), case.limit(2))),
        "brsplit" => show_all(bytes::rsplit(b, &arg(), case.limit(2))),
        "bpartition" => show_parts(bytes::partition(b, &arg()), arg().as_slice(), [b, empty, empty]),
        "brpartition" => show_parts(bytes::rpartition(b, &arg()), arg().as_slice(), [empty, empty, b]),
        "bsplitws" => show_all(bytes::split_whitespace(b, case.limit(1))),
        "brsplitws" => show_all(bytes::rsplit_whitespace(b, case.limit(1))),
        "bsplitlines" => show_all(bytes::split_lines(b, case.int(1) != 0)),
        "bstrip" => bytes::strip(b, Side::Both).show(),
        "blstrip" => bytes::strip(b, Side::Left).show(),
        "brstrip" => bytes::strip(b, Side::Right).show(),
        "bstripchars" => bytes::strip_bytes(b, Side::Both, &arg()).show(),
        "blstripchars" => bytes::strip_bytes(b, Side::Left, &arg()).show(),
        "brstripchars" => bytes::strip_bytes(b, Side::Right, &arg()).show(),
        "breplace" => {
            let replaced = bytes::replace(b, &arg(), &case.bytes(2), case.limit(3), 1 << 20);
            replaced.unwrap().unwrap_or(first.clone()).show()
        }
        "bcenter" => bytes::center(b, case.size(1), case.bytes(2)[0]).show(),
        "bljust" => bytes::ljust(b, case.size(1), case.bytes(2)[0]).show(),
        "brjust" => bytes::rjust(b, case.size(1), case.bytes(2)[0]).show(),
        "bzfill" => bytes::zfill(b, case.size(1)).show(),
        "bexpandtabs" => bytes::expand_tabs(b, case.int(1), 1 << 20).unwrap().show(),
        "brepr" => bytes::repr(b).show(),
        "bjoin" => {
            let items: Vec<Vec<u8>> = case.0[1].split('|').map(byte_string).collect();
            bytes::join(b, items.iter().map(Vec::as_slice)).show()
        }
        "bhex" => {
            bytes::hex(b, u8::try_from(case.size(1)).ok().filter(|&s| s != 0).map(|s| (s, case.int(2))))
                .show()
        }
        _ => return None,
    })
}

fn codec(op: &str, case: &Case<'_>) -> String {
    let name = |i| case.text(i).to_string();
    let encoding = Encoding::from_name(&name(0)).unwrap();
    assert_eq!(encoding.name(), name(0));
    let policy = ErrorPolicy::from_name(&name(1)).unwrap();
    match op {
        "encode" => show_result(encoding.encode_with(case.text(2).as_ref(), policy)),
        "decode" => show_result(encoding.decode_with(&case.bytes(2), policy)),
        _ => panic!("unknown operation {op}"),
    }
}

#[test]
fn results_are_cpythons() {
    let recorded = include_str!("data/text_methods.txt");
    let mut wrong = Vec::new();
    for line in recorded.lines() {
        let (op, rest) = line.split_once('\t').unwrap();
        let (args, expected) = rest.rsplit_once('\t').unwrap();
        let case = Case(args.split('\t').collect());
        let found = match op {
            "encode" | "decode" => codec(op, &case),
            "bfromhex" => {
                bytes::from_hex(case.text(0).as_ref()).map_or_else(|at| at.to_string(), |b| b.show())
            }
            _ if op.starts_with('b') => bytes_method(op, &case).unwrap(),
            _ => str_method(op, &case).unwrap(),
        };
        if found != expected {
            wrong.push(format!("{line}\n    gave {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}
