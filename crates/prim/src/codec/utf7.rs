//! UTF-7 (RFC 2152): ASCII in which `+…-` encloses UTF-16 in modified base64.

use super::source::Source;
use super::{ByteOrder, DecodeHandler, Decoded};
use crate::text::TextRef;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The six bits that a base64 digit stands for.
fn digit(c: u8) -> Option<u32> {
    Some(match c {
        b'A'..=b'Z' => u32::from(c - b'A'),
        b'a'..=b'z' => u32::from(c - b'a') + 26,
        b'0'..=b'9' => u32::from(c - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// A base64 section under way.
#[derive(Default)]
struct Section {
    /// Where its `+` stands, and how long the text was then.
    start: usize,
    text: usize,
    /// Bits that make no unit yet, and how many they are.
    buffer: u32,
    bits: u32,
    /// A high surrogate that waits for its other half.
    surrogate: Option<u32>,
}

impl Section {
    /// Takes one digit more; pushes what is complete.
    fn take<E>(&mut self, value: u32, source: &mut Source<'_, '_, '_, E>) {
        self.buffer = self.buffer << 6 | value;
        self.bits += 6;
        if self.bits < 16 {
            return;
        }
        self.bits -= 16;
        let unit = self.buffer >> self.bits;
        self.buffer &= (1 << self.bits) - 1;
        if let Some(high) = self.surrogate.take() {
            if let 0xDC00..=0xDFFF = unit {
                source.text.push(0x1_0000 + ((high & 0x3FF) << 10 | unit & 0x3FF));
                return;
            }
            source.text.push(high);
        }
        match unit {
            0xD800..=0xDBFF => self.surrogate = Some(unit),
            _ => source.text.push(unit),
        }
    }

    /// What is wrong where a section ends.
    fn fault(&self) -> Option<&'static str> {
        match self.bits {
            6.. => Some("partial character in shift sequence"),
            1.. if self.buffer != 0 => Some("non-zero padding bits in shift sequence"),
            _ => None,
        }
    }
}

pub(super) fn decode<E>(bytes: &[u8], last: bool, handler: &mut DecodeHandler<'_, E>) -> Result<Decoded, E> {
    let mut source = Source::new(bytes, handler);
    let mut section: Option<Section> = None;
    loop {
        while let Some(&c) = source.bytes.get(source.at) {
            match section.take() {
                Some(open) => section = inside(&mut source, open, c)?,
                None => section = outside(&mut source, c)?,
            }
        }
        let Some(open) = section.take() else { return Ok(source.finish(ByteOrder::Native)) };
        if !last {
            source.text = source.text.slice(0, open.text);
            source.at = open.start;
            return Ok(source.finish(ByteOrder::Native));
        }
        if open.surrogate.is_some() || open.fault().is_some() {
            source.recover(open.start, bytes.len(), "unterminated shift sequence")?;
        }
        if source.is_done() {
            return Ok(source.finish(ByteOrder::Native));
        }
    }
}

/// One byte of a base64 section; gives the section back while it lasts.
fn inside<E>(source: &mut Source<'_, '_, '_, E>, mut section: Section, c: u8) -> Result<Option<Section>, E> {
    if let Some(value) = digit(c) {
        source.at += 1;
        section.take(value, source);
        return Ok(Some(section));
    }
    if let Some(reason) = section.fault() {
        source.recover(section.start, source.at + 1, reason)?;
        return Ok(None);
    }
    if let Some(high) = section.surrogate.filter(|_| c.is_ascii()) {
        source.text.push(high);
    }
    if c == b'-' {
        source.at += 1;
    }
    Ok(None)
}

/// One byte outside; begins a section at `+`.
fn outside<E>(source: &mut Source<'_, '_, '_, E>, c: u8) -> Result<Option<Section>, E> {
    let at = source.at;
    source.at += 1;
    if c != b'+' {
        if c.is_ascii() {
            source.text.push(c.into());
        } else {
            source.recover(at, at + 1, "unexpected special character")?;
        }
        return Ok(None);
    }
    match source.bytes.get(at + 1) {
        Some(b'-') => {
            source.at += 1;
            source.text.push(b'+'.into());
        }
        Some(&next) if digit(next).is_none() => source.recover(at, at + 2, "ill-formed sequence")?,
        _ => return Ok(Some(Section { start: at, text: source.text.len(), ..Section::default() })),
    }
    Ok(None)
}

/// Whether a code point stands for itself (sets D and O of the RFC, and white space).
fn is_direct(c: u32) -> Option<u8> {
    let c = u8::try_from(c).ok()?;
    let direct = matches!(c, b'\t' | b'\n' | b'\r' | b' '..=b'}') && !matches!(c, b'+' | b'\\');
    direct.then_some(c)
}

/// Nothing in text is beyond UTF-7: surrogates are units like any other.
pub(super) fn encode(text: TextRef<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut shifted, mut buffer, mut bits) = (false, 0u32, 0);
    let digit = |six: u32| DIGITS.get((six & 63) as usize).copied().unwrap_or(b'A');
    for c in text.chars() {
        if let Some(direct) = is_direct(c) {
            if shifted {
                if bits > 0 {
                    out.push(digit(buffer << (6 - bits)));
                }
                (shifted, buffer, bits) = (false, 0, 0);
                if direct == b'-' || self::digit(direct).is_some() {
                    out.push(b'-');
                }
            }
            out.push(direct);
            continue;
        }
        if !shifted {
            if c == u32::from(b'+') {
                out.extend_from_slice(b"+-");
                continue;
            }
            out.push(b'+');
            shifted = true;
        }
        let pair = c.wrapping_sub(0x1_0000);
        let units = if c > 0xFFFF { [0xD800 + (pair >> 10), 0xDC00 + (pair & 0x3FF)] } else { [c, 0] };
        for unit in units.iter().take(if c > 0xFFFF { 2 } else { 1 }) {
            buffer = buffer << 16 | unit;
            bits += 16;
            while bits >= 6 {
                bits -= 6;
                out.push(digit(buffer >> bits));
            }
            buffer &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.push(digit(buffer << (6 - bits)));
    }
    if shifted {
        out.push(b'-');
    }
    out
}
