//! `repr` and `ascii` of strings.

use super::builder::TextBuilder;
use super::storage::Text;
use super::unicode::Ucd;
use super::view::TextRef;

/// The quote that `repr` of str and bytes chooses: double ones only where that saves escaping single ones.
pub(crate) fn quote(has_single: bool, has_double: bool) -> u8 {
    if has_single && !has_double { b'"' } else { b'\'' }
}

impl TextRef<'_> {
    /// `repr(self)`
    ///
    /// ```
    /// use taipan_prim::text::{Text, Ucd};
    /// let repr = |s: &str| Text::from(s).as_ref().repr(Ucd::V15_1).to_string();
    /// assert_eq!(repr("it's\n\u{7f}é\u{200b}"), r#""it's\n\x7fé\u200b""#);
    /// ```
    pub fn repr(self, ucd: Ucd) -> Text {
        self.repr_where(|c| ucd.is_printable(c))
    }

    /// `ascii(self)`: as `repr`, with everything past ASCII escaped.
    pub fn ascii_repr(self) -> Text {
        self.repr_where(|_| false)
    }

    /// `repr(self)` where `printable` decides which code points past ASCII are shown as they are.
    pub fn repr_where(self, printable: impl Fn(u32) -> bool) -> Text {
        let quote = u32::from(match self {
            TextRef::Ascii(u) | TextRef::Latin1(u) => {
                let has = |q| memchr::memchr(q, u).is_some();
                quote(has(b'\''), has(b'"'))
            }
            _ => quote(self.chars().any(|c| c == 0x27), self.chars().any(|c| c == 0x22)),
        });
        let mut out = TextBuilder::with_capacity(self.len() + 2);
        out.push(quote);
        if let TextRef::Ascii(units) = self
            && units.iter().all(|&c| matches!(c, b' '..=b'~') && c != b'\\' && u32::from(c) != quote)
        {
            out.push_text(self);
        } else {
            self.chars().for_each(|c| push_escaped(&mut out, c, quote, &printable));
        }
        out.push(quote);
        out.finish()
    }
}

fn push_escaped(out: &mut TextBuilder, c: u32, quote: u32, printable: &impl Fn(u32) -> bool) {
    match c {
        9 => drop(out.push_str("\\t")),
        10 => drop(out.push_str("\\n")),
        13 => drop(out.push_str("\\r")),
        0x5C => drop(out.push_str("\\\\")),
        _ if c == quote => drop(out.push_str("\\").push(c)),
        0x20..=0x7E => drop(out.push(c)),
        _ if c > 0x7F && printable(c) => drop(out.push(c)),
        _ => push_escape(out, c),
    }
}

/// Appends `\xHH`, `\uHHHH` or `\UHHHHHHHH`, the shortest that fits.
pub(crate) fn push_escape(out: &mut TextBuilder, c: u32) {
    let escape = match c {
        0..=0xFF => format!("\\x{c:02x}"),
        0x100..=0xFFFF => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    };
    out.push_str(&escape);
}
