//! `unicode_escape` and `raw_unicode_escape`: text as it stands in a string literal of Python.

use super::escapes::InvalidEscape;
use super::source::Source;
use super::{ByteOrder, DecodeHandler, Decoded};
use crate::text::{TextBuilder, TextRef, push_escape};
use std::fmt::Write;

/// What became of an escape.
enum Escape {
    Done,
    /// The input ends within it.
    Incomplete(&'static str),
    Wrong(&'static str),
}

/// Decodes `unicode_escape`. `named` knows the characters that `\N{…}` names; the first invalid escape is told, which is left as
/// it stands.
///
/// # Errors
/// The first error of `handler`.
pub fn decode_unicode_escape<E>(
    bytes: &[u8],
    last: bool,
    named: &dyn Fn(&[u8]) -> Option<u32>,
    handler: &mut DecodeHandler<'_, E>,
) -> Result<(Decoded, Option<InvalidEscape>), E> {
    let mut source = Source::new(bytes, handler);
    let mut invalid = None;
    loop {
        let rest = source.rest();
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        for i in 0..plain {
            let c = source.bytes.get(source.at + i).copied().unwrap_or_default();
            source.text.push(c.into());
        }
        source.at += plain;
        if source.is_done() {
            break;
        }
        let start = source.at;
        source.at += 1;
        let reason = match escape(&mut source, named, &mut invalid) {
            Escape::Done => continue,
            Escape::Incomplete(_) if !last => {
                source.at = start;
                break;
            }
            Escape::Incomplete(reason) | Escape::Wrong(reason) => reason,
        };
        source.recover(start, source.at, reason)?;
    }
    Ok((source.finish(ByteOrder::Native), invalid))
}

/// What follows a backslash.
fn escape<E>(
    source: &mut Source<'_, '_, '_, E>,
    named: &dyn Fn(&[u8]) -> Option<u32>,
    invalid: &mut Option<InvalidEscape>,
) -> Escape {
    let Some(c) = source.next() else { return Escape::Incomplete("\\ at end of string") };
    let simple = match c {
        b'\n' => return Escape::Done,
        b'x' => return hexadecimal(source, 2, "truncated \\xXX escape", TOO_GREAT),
        b'u' => return hexadecimal(source, 4, "truncated \\uXXXX escape", TOO_GREAT),
        b'U' => return hexadecimal(source, 8, "truncated \\UXXXXXXXX escape", TOO_GREAT),
        b'N' => return name(source, named),
        b'0'..=b'7' => octal(source, c, invalid),
        _ => match super::escapes::simple(c) {
            Some(simple) => simple.into(),
            None => {
                invalid.get_or_insert(InvalidEscape::Character(c));
                source.text.push(b'\\'.into());
                c.into()
            }
        },
    };
    source.text.push(simple);
    Escape::Done
}

const TOO_GREAT: &str = "illegal Unicode character";

fn octal<E>(source: &mut Source<'_, '_, '_, E>, first: u8, invalid: &mut Option<InvalidEscape>) -> u32 {
    let (value, len) = super::escapes::octal(first, source.rest());
    if value > 0o377 {
        let mut digits = [first, b'0', b'0'];
        source.rest().iter().take(2).zip(&mut digits[1..]).for_each(|(from, to)| *to = *from);
        invalid.get_or_insert(InvalidEscape::Octal(digits));
    }
    source.at += len;
    value
}

/// Exactly `count` hexadecimal digits.
fn hexadecimal<E>(
    source: &mut Source<'_, '_, '_, E>,
    count: usize,
    truncated: &'static str,
    too_great: &'static str,
) -> Escape {
    let mut value = 0u32;
    for _ in 0..count {
        match source.rest().first().map(|&c| (c as char).to_digit(16)) {
            None => return Escape::Incomplete(truncated),
            Some(None) => return Escape::Wrong(truncated),
            Some(Some(d)) => value = value << 4 | d,
        }
        source.at += 1;
    }
    if value > 0x10_FFFF {
        return Escape::Wrong(too_great);
    }
    source.text.push(value);
    Escape::Done
}

/// `{NAME}`
fn name<E>(source: &mut Source<'_, '_, '_, E>, named: &dyn Fn(&[u8]) -> Option<u32>) -> Escape {
    const MALFORMED: &str = "malformed \\N character escape";
    match source.rest().first() {
        None => return Escape::Incomplete(MALFORMED),
        Some(b'{') => source.at += 1,
        Some(_) => return Escape::Wrong(MALFORMED),
    }
    let Some(len) = memchr::memchr(b'}', source.rest()) else {
        source.at = source.bytes.len();
        return Escape::Incomplete(MALFORMED);
    };
    let found = named(source.rest().get(..len).unwrap_or_default());
    source.at += len;
    if len == 0 {
        return Escape::Wrong(MALFORMED);
    }
    source.at += 1;
    match found {
        Some(c) => source.text.push(c),
        None => return Escape::Wrong("unknown Unicode character name"),
    }
    Escape::Done
}

/// Decodes `raw_unicode_escape`: Latin-1 with `\uXXXX` and `\UXXXXXXXX` behind an odd number of backslashes.
///
/// # Errors
/// The first error of `handler`.
pub fn decode_raw_unicode_escape<E>(
    bytes: &[u8],
    last: bool,
    handler: &mut DecodeHandler<'_, E>,
) -> Result<Decoded, E> {
    let mut source = Source::new(bytes, handler);
    loop {
        let start = source.at;
        let Some(c) = source.next() else { break };
        if c != b'\\' || last && source.is_done() {
            source.text.push(c.into());
            continue;
        }
        const TOO_GREAT: &str = "\\Uxxxxxxxx out of range";
        let outcome = match source.next() {
            None => Escape::Incomplete(""),
            Some(b'u') => hexadecimal(&mut source, 4, "truncated \\uXXXX escape", TOO_GREAT),
            Some(b'U') => hexadecimal(&mut source, 8, "truncated \\UXXXXXXXX escape", TOO_GREAT),
            Some(other) => {
                source.text.push(c.into());
                source.text.push(other.into());
                Escape::Done
            }
        };
        let reason = match outcome {
            Escape::Done => continue,
            Escape::Incomplete(_) if !last => {
                source.at = start;
                break;
            }
            Escape::Incomplete(reason) | Escape::Wrong(reason) => reason,
        };
        source.recover(start, source.at, reason)?;
    }
    Ok(source.finish(ByteOrder::Native))
}

/// ```
/// use taipan_prim::{codec::encode_unicode_escape, text::Text};
/// assert_eq!(encode_unicode_escape(Text::from("a\t\\é蛇").as_ref()), br"a\t\\\xe9\u86c7");
/// ```
pub fn encode_unicode_escape(text: TextRef<'_>) -> Vec<u8> {
    let mut out = TextBuilder::with_capacity(text.len());
    for c in text.chars() {
        match c {
            9 => drop(out.push_str("\\t")),
            10 => drop(out.push_str("\\n")),
            13 => drop(out.push_str("\\r")),
            0x5C => drop(out.push_str("\\\\")),
            0x20..=0x7E => drop(out.push(c)),
            _ => push_escape(&mut out, c),
        }
    }
    out.finish().to_wtf8().into_owned()
}

/// Latin-1, and `\uXXXX` or `\UXXXXXXXX` for what is beyond.
pub fn encode_raw_unicode_escape(text: TextRef<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(byte) => out.push(byte),
            Err(_) => {
                let mut escaped = String::new();
                // Writing to a String cannot fail.
                let _ =
                    if c > 0xFFFF { write!(escaped, "\\U{c:08x}") } else { write!(escaped, "\\u{c:04x}") };
                out.extend_from_slice(escaped.as_bytes());
            }
        }
    }
    out
}
