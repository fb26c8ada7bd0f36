//! The error handlers that need no Python: `strict`, `ignore`, `replace` and the others of `codecs`.

use super::names::{ByteOrder, Encoding};
use super::{Bad, Recovered, Replacement};
use crate::text::{Text, TextBuilder, TextRef, push_escape};

/// A built-in error handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorPolicy {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl ErrorPolicy {
    /// The policy of this name; `None` for others, which are looked up in the registry of `codecs`.
    pub fn from_name(name: &str) -> Option<ErrorPolicy> {
        Some(match name {
            "strict" => ErrorPolicy::Strict,
            "ignore" => ErrorPolicy::Ignore,
            "replace" => ErrorPolicy::Replace,
            "backslashreplace" => ErrorPolicy::BackslashReplace,
            "xmlcharrefreplace" => ErrorPolicy::XmlCharRefReplace,
            "surrogateescape" => ErrorPolicy::SurrogateEscape,
            "surrogatepass" => ErrorPolicy::SurrogatePass,
            _ => return None,
        })
    }

    /// What stands for the bad bytes, and where to go on; `None` to raise. `encoding`, to be [`Encoding::resolved`], is the one whose
    /// surrogates `surrogatepass` knows.
    /// (`xmlcharrefreplace` cannot decode: it raises `TypeError`.)
    pub fn on_decode(self, encoding: Option<Encoding>, bytes: &[u8], bad: Bad) -> Option<Recovered> {
        let stretch = bytes.get(bad.start..bad.end)?;
        let (text, resume) = match self {
            ErrorPolicy::Strict | ErrorPolicy::XmlCharRefReplace => return None,
            ErrorPolicy::Ignore => (Text::new(), bad.end),
            ErrorPolicy::Replace => (Text::from('\u{FFFD}'), bad.end),
            ErrorPolicy::BackslashReplace => {
                let mut out = TextBuilder::new();
                stretch.iter().for_each(|&b| push_escape(&mut out, u32::from(b)));
                (out.finish(), bad.end)
            }
            ErrorPolicy::SurrogateEscape => {
                let high = stretch.iter().take(4).take_while(|b| **b >= 0x80);
                let text = Text::from_code_points(high.map(|&b| 0xDC00 + u32::from(b)));
                let end = bad.start + text.len();
                if text.is_empty() {
                    return None;
                }
                (text, end)
            }
            ErrorPolicy::SurrogatePass => {
                let (c, len) = surrogate_at(encoding?, bytes.get(bad.start..)?)?;
                (Text::from_code_point(c)?, bad.start + len)
            }
        };
        Some(Recovered { text, resume, input: None })
    }

    /// What stands for the code points that cannot be encoded, and where to go on; `None` to raise.
    pub fn on_encode(
        self,
        encoding: Option<Encoding>,
        text: TextRef<'_>,
        bad: Bad,
    ) -> Option<(Replacement, usize)> {
        let stretch = text.slice(bad.start, bad.end);
        let replaced = |text: Text| Some((Replacement::Text(text), bad.end));
        match self {
            ErrorPolicy::Strict => None,
            ErrorPolicy::Ignore => replaced(Text::new()),
            ErrorPolicy::Replace => replaced(Text::from("?").as_ref().repeat(stretch.len())?),
            ErrorPolicy::BackslashReplace => {
                let mut out = TextBuilder::new();
                stretch.chars().for_each(|c| push_escape(&mut out, c));
                replaced(out.finish())
            }
            ErrorPolicy::XmlCharRefReplace => {
                replaced(Text::from(stretch.chars().map(|c| format!("&#{c};")).collect::<String>()))
            }
            ErrorPolicy::SurrogateEscape => {
                let escaped = |c: u32| u8::try_from(c.wrapping_sub(0xDC00)).ok().filter(|b| *b >= 0x80);
                let bytes: Vec<u8> = stretch.chars().map_while(escaped).collect();
                let end = bad.start + bytes.len();
                (!bytes.is_empty()).then_some((Replacement::Bytes(bytes), end))
            }
            ErrorPolicy::SurrogatePass => {
                let (mut bytes, encoding) = (Vec::new(), encoding?);
                for c in stretch.chars() {
                    push_surrogate(&mut bytes, encoding, c)?;
                }
                Some((Replacement::Bytes(bytes), bad.end))
            }
        }
    }
}

/// The surrogate encoded at the beginning of `bytes`, and its length.
fn surrogate_at(encoding: Encoding, bytes: &[u8]) -> Option<(u32, usize)> {
    let (c, len) = match (encoding, bytes) {
        (Encoding::Utf8, &[a @ 0xE0..=0xEF, b @ 0x80..=0xBF, c @ 0x80..=0xBF, ..]) => {
            (u32::from(a & 15) << 12 | u32::from(b & 63) << 6 | u32::from(c & 63), 3)
        }
        (Encoding::Utf16(ByteOrder::Big), &[a, b, ..]) => (u32::from(u16::from_be_bytes([a, b])), 2),
        (Encoding::Utf16(_), &[a, b, ..]) => (u32::from(u16::from_le_bytes([a, b])), 2),
        (Encoding::Utf32(ByteOrder::Big), &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        (Encoding::Utf32(_), &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    matches!(c, 0xD800..=0xDFFF).then_some((c, len))
}

fn push_surrogate(out: &mut Vec<u8>, encoding: Encoding, c: u32) -> Option<()> {
    let unit = u16::try_from(c).ok().filter(|c| matches!(c, 0xD800..=0xDFFF))?;
    match encoding {
        Encoding::Utf8 => crate::text::push_wtf8(out, c),
        Encoding::Utf16(ByteOrder::Big) => out.extend(unit.to_be_bytes()),
        Encoding::Utf16(_) => out.extend(unit.to_le_bytes()),
        Encoding::Utf32(ByteOrder::Big) => out.extend(c.to_be_bytes()),
        Encoding::Utf32(_) => out.extend(c.to_le_bytes()),
        Encoding::Utf7 | Encoding::Latin1 | Encoding::Ascii => return None,
    }
    Some(())
}
