//! `Text`: an owned Python string of fixed-width units, always of the narrowest width that holds it (PEP 393).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use smallvec::SmallVec;

use super::view::{Chars, TextRef, Unit, with_units};
use super::wtf8::{self, Wtf8Error};
use crate::int::Decimal;

/// An owned Python string: any code points up to U+10FFFF, lone surrogates included, indexed in O(1).
///
/// The width is always the narrowest possible, so equal strings have equal kinds. Short strings are stored inline.
///
/// ```
/// use taipan_prim::text::Text;
/// let mut s = Text::from("naïve");
/// assert_eq!(s.len(), 5);
/// assert_eq!(s.get(2), Some('ï' as u32));
/// s.push_text(Text::from(" 蛇").as_ref());
/// assert_eq!(s.to_utf8().unwrap(), "naïve 蛇");
/// ```
#[derive(Clone)]
pub struct Text(pub(super) Repr);

/// The four kinds. `Latin1` holds at least one unit past 0x7F, `Ucs2` one past 0xFF, `Ucs4` one past 0xFFFF.
#[derive(Clone)]
pub(super) enum Repr {
    Ascii(SmallVec<[u8; 16]>),
    Latin1(SmallVec<[u8; 16]>),
    Ucs2(SmallVec<[u16; 8]>),
    Ucs4(SmallVec<[u32; 4]>),
}

impl Text {
    /// The empty string; allocates nothing.
    pub fn new() -> Text {
        Text(Repr::Ascii(SmallVec::new()))
    }

    /// An empty string with room for `units` ASCII characters.
    pub fn with_capacity(units: usize) -> Text {
        Text(Repr::Ascii(SmallVec::with_capacity(units)))
    }

    /// The string of one code point; `None` past U+10FFFF.
    pub fn from_code_point(c: u32) -> Option<Text> {
        if c > 0x10_FFFF {
            return None;
        }
        let mut text = Text::new();
        text.push(c);
        Some(text)
    }

    /// The string of these code points. One past U+10FFFF becomes U+FFFD.
    pub fn from_code_points<I: IntoIterator<Item = u32>>(points: I) -> Text {
        let iter = points.into_iter();
        let mut text = Text::with_capacity(iter.size_hint().0.min(1 << 16));
        iter.for_each(|c| text.push(c));
        text
    }

    /// The string whose code points are these bytes.
    pub fn from_latin1(bytes: &[u8]) -> Text {
        let units = copied(bytes);
        Text(if bytes.is_ascii() { Repr::Ascii(units) } else { Repr::Latin1(units) })
    }

    /// The string of bytes that are ASCII by the caller's knowledge.
    #[inline(always)]
    pub fn from_ascii(bytes: &[u8]) -> Text {
        debug_assert!(bytes.is_ascii());
        Text(Repr::Ascii(copied(bytes)))
    }

    /// The string of the digits.
    pub fn from_decimal(digits: &Decimal) -> Text {
        Text(Repr::Ascii(copied(digits.as_bytes())))
    }

    /// Like [`Text::from_latin1`], keeping the allocation.
    pub fn from_latin1_vec(bytes: Vec<u8>) -> Text {
        if bytes.len() <= 16 {
            return Text::from_latin1(&bytes);
        }
        let ascii = bytes.is_ascii();
        let units = SmallVec::from_vec(bytes);
        Text(if ascii { Repr::Ascii(units) } else { Repr::Latin1(units) })
    }

    /// The items with `sep` between them, which are `total` units of one byte together; `None` where one is wider.
    pub fn joined<'a>(
        sep: TextRef<'_>,
        items: impl Iterator<Item = TextRef<'a>>,
        total: usize,
    ) -> Option<Text> {
        #[inline(always)]
        fn bytes<'a>(text: TextRef<'a>, ascii: &mut bool) -> Option<&'a [u8]> {
            match text {
                TextRef::Ascii(u) => Some(u),
                TextRef::Latin1(u) => {
                    *ascii &= u.is_ascii();
                    Some(u)
                }
                _ => None,
            }
        }
        let (mut ascii, mut out, mut is_first) = (true, Vec::with_capacity(total), true);
        let sep = bytes(sep, &mut ascii)?;
        for item in items {
            match sep {
                _ if is_first => is_first = false,
                [] => {}
                [one] => out.push(*one),
                many => out.extend_from_slice(many),
            }
            out.extend_from_slice(bytes(item, &mut ascii)?);
        }
        let units = if out.len() <= 16 { copied(&out) } else { SmallVec::from_vec(out) };
        Some(Text(if ascii { Repr::Ascii(units) } else { Repr::Latin1(units) }))
    }

    /// Decodes UTF-8 in which surrogates may stand as three-byte sequences (`surrogatepass`, the form marshal writes).
    ///
    /// # Errors
    /// The offset of the first byte that is part of no sequence.
    pub fn from_wtf8(bytes: &[u8]) -> Result<Text, Wtf8Error> {
        if bytes.is_ascii() {
            return Ok(Text(Repr::Ascii(SmallVec::from_slice(bytes))));
        }
        wtf8::decode(bytes)
    }

    /// The borrowed view that all algorithms take.
    #[inline]
    pub fn as_ref(&self) -> TextRef<'_> {
        match &self.0 {
            Repr::Ascii(v) => TextRef::Ascii(v),
            Repr::Latin1(v) => TextRef::Latin1(v),
            Repr::Ucs2(v) => TextRef::Ucs2(v),
            Repr::Ucs4(v) => TextRef::Ucs4(v),
        }
    }

    /// Length in code points.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => v.len(),
            Repr::Ucs2(v) => v.len(),
            Repr::Ucs4(v) => v.len(),
        }
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn is_ascii(&self) -> bool {
        matches!(self.0, Repr::Ascii(_))
    }

    /// Bytes a unit takes: 1, 2 or 4.
    pub fn width(&self) -> usize {
        self.as_ref().width()
    }

    /// The heap bytes this string owns beyond its inline part.
    pub fn heap_bytes(&self) -> usize {
        match &self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) if v.spilled() => v.capacity(),
            Repr::Ucs2(v) if v.spilled() => v.capacity() * 2,
            Repr::Ucs4(v) if v.spilled() => v.capacity() * 4,
            _ => 0,
        }
    }

    /// The code point at `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<u32> {
        self.as_ref().get(index)
    }

    /// The code points in order.
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        self.as_ref().chars()
    }

    /// `self[start:end]`, both clamped to the length.
    #[inline]
    pub fn slice(&self, start: usize, end: usize) -> Text {
        self.as_ref().slice(start, end).to_text()
    }

    /// The string as UTF-8 without copying, when it is ASCII.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        self.as_ref().as_str()
    }

    /// The string as UTF-8.
    ///
    /// # Errors
    /// The index of the first surrogate.
    pub fn to_utf8(&self) -> Result<Cow<'_, str>, usize> {
        self.as_ref().to_utf8()
    }

    /// UTF-8 with surrogates as three-byte sequences.
    pub fn to_wtf8(&self) -> Cow<'_, [u8]> {
        self.as_ref().to_wtf8()
    }

    /// The string as UTF-8, surrogates replaced by U+FFFD: for messages to people, not for Python values.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        self.as_ref().to_string_lossy()
    }

    /// The units as the little-endian bytes that `unicode_hash` hashes.
    pub fn hash_units(&self) -> Cow<'_, [u8]> {
        self.as_ref().hash_units()
    }

    /// Appends one code point, widening the string if it must be. One past U+10FFFF is appended as U+FFFD.
    #[inline]
    pub fn push(&mut self, c: u32) {
        match &mut self.0 {
            Repr::Ascii(v) if c < 0x80 => v.push(c as u8),
            Repr::Latin1(v) if c < 0x100 => v.push(c as u8),
            Repr::Ucs2(v) if c < 0x1_0000 => v.push(c as u16),
            Repr::Ucs4(v) if c <= 0x10_FFFF => v.push(c),
            _ => self.push_wider(c),
        }
    }

    #[cold]
    fn push_wider(&mut self, c: u32) {
        let c = if c > 0x10_FFFF { 0xFFFD } else { c };
        self.widen_for(c);
        match &mut self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => v.push(c as u8),
            Repr::Ucs2(v) => v.push(c as u16),
            Repr::Ucs4(v) => v.push(c),
        }
    }

    /// Appends `c` `count` times.
    pub fn push_repeated(&mut self, c: u32, count: usize) {
        if count == 0 {
            return;
        }
        let c = if c > 0x10_FFFF { 0xFFFD } else { c };
        self.push(c);
        match &mut self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => v.resize(v.len() + count - 1, c as u8),
            Repr::Ucs2(v) => v.resize(v.len() + count - 1, c as u16),
            Repr::Ucs4(v) => v.resize(v.len() + count - 1, c),
        }
    }

    /// Makes room for units up to `max`; the caller then appends one of that magnitude, or the kind is not canonical.
    fn widen_for(&mut self, max: u32) {
        let old = std::mem::replace(&mut self.0, Repr::Ascii(SmallVec::new()));
        self.0 = match (old, max) {
            (Repr::Ascii(v), 0x80..=0xFF) => Repr::Latin1(v),
            (Repr::Ascii(v) | Repr::Latin1(v), 0x100..=0xFFFF) => Repr::Ucs2(widened(&v)),
            (Repr::Ascii(v) | Repr::Latin1(v), 0x1_0000..) => Repr::Ucs4(widened(&v)),
            (Repr::Ucs2(v), 0x1_0000..) => Repr::Ucs4(widened(&v)),
            (old, _) => old,
        };
    }

    /// `self += other`, in place: amortised O(len(other)).
    pub fn push_text(&mut self, other: TextRef<'_>) {
        match (&mut self.0, other) {
            (Repr::Ascii(v) | Repr::Latin1(v), TextRef::Ascii(o)) => return v.extend_from_slice(o),
            (Repr::Latin1(v), TextRef::Latin1(o)) => return v.extend_from_slice(o),
            _ => {}
        }
        self.widen_for(other.mask());
        match &mut self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => {
                with_units!(other, |o| v.extend(o.iter().map(|c| c.code() as u8)))
            }
            Repr::Ucs2(v) => match other {
                TextRef::Ucs2(o) => v.extend_from_slice(o),
                _ => with_units!(other, |o| v.extend(o.iter().map(|c| c.code() as u16))),
            },
            Repr::Ucs4(v) => match other {
                TextRef::Ucs4(o) => v.extend_from_slice(o),
                _ => with_units!(other, |o| v.extend(o.iter().map(|c| c.code()))),
            },
        }
    }

    /// Appends UTF-8 text.
    pub fn push_str(&mut self, s: &str) {
        match &mut self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) if s.is_ascii() => v.extend_from_slice(s.as_bytes()),
            _ => s.chars().for_each(|c| self.push(c as u32)),
        }
    }

    /// `a + b`.
    pub fn concat(a: TextRef<'_>, b: TextRef<'_>) -> Text {
        if let (TextRef::Ascii(a), TextRef::Ascii(b)) = (a, b) {
            let total = a.len() + b.len();
            if total <= 16 {
                let both = few(a) | few(b).unbounded_shl(8 * a.len() as u32);
                return Text(Repr::Ascii(SmallVec::from_buf_and_len(both.to_le_bytes(), total)));
            }
            let mut units = Vec::with_capacity(total);
            units.extend_from_slice(a);
            units.extend_from_slice(b);
            return Text(Repr::Ascii(SmallVec::from_vec(units)));
        }
        let mut out = match (a, b) {
            (TextRef::Ascii(_) | TextRef::Latin1(_), TextRef::Ascii(_) | TextRef::Latin1(_)) => {
                Text::with_capacity(a.len() + b.len())
            }
            _ => Text::new(),
        };
        out.push_text(a);
        out.push_text(b);
        out
    }

    /// Gives back memory held beyond the length.
    pub fn shrink_to_fit(&mut self) {
        match &mut self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => v.shrink_to_fit(),
            Repr::Ucs2(v) => v.shrink_to_fit(),
            Repr::Ucs4(v) => v.shrink_to_fit(),
        }
    }
}

/// Copies bytes; a few of them without a call, and without reading back what has just been written in other pieces.
#[inline(always)]
pub(super) fn copied(bytes: &[u8]) -> SmallVec<[u8; 16]> {
    let n = bytes.len();
    if n > 16 {
        return copied_to_heap(bytes);
    }
    SmallVec::from_buf_and_len(few(bytes).to_le_bytes(), n)
}

#[inline(never)]
fn copied_to_heap(bytes: &[u8]) -> SmallVec<[u8; 16]> {
    SmallVec::from_vec(bytes.to_vec())
}

/// Up to 16 bytes as one number, the first lowest.
#[inline(always)]
fn few(bytes: &[u8]) -> u128 {
    let n = bytes.len();
    // Two halves, which overlap where there are less bytes than both hold.
    if let (Some(low), Some(high)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let high = u64::from_le_bytes(*high).unbounded_shr(8 * (16 - n as u32));
        return u128::from(u64::from_le_bytes(*low)) | u128::from(high) << 64;
    }
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let high = u64::from(u32::from_le_bytes(*high)) << (8 * (n - 4));
        return u128::from(u64::from(u32::from_le_bytes(*low)) | high);
    }
    match bytes {
        [first, .., last] => {
            let middle = u64::from(bytes[n / 2]) << (8 * (n / 2));
            u128::from(u64::from(*first) | middle | u64::from(*last) << (8 * (n - 1)))
        }
        [one] => u128::from(*one),
        [] => 0,
    }
}

fn widened<A: smallvec::Array, B: smallvec::Array>(units: &SmallVec<A>) -> SmallVec<B>
where
    A::Item: Copy,
    B::Item: From<A::Item>,
{
    let mut wide = SmallVec::with_capacity(units.len() + 1);
    wide.extend(units.iter().map(|&c| B::Item::from(c)));
    wide
}

impl Default for Text {
    fn default() -> Text {
        Text::new()
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Text {
        if s.is_ascii() {
            return Text(Repr::Ascii(SmallVec::from_slice(s.as_bytes())));
        }
        let mask = s.chars().fold(0, |m, c| m | c as u32);
        let points = s.chars().map(|c| c as u32);
        Text(match mask {
            0..=0xFF => Repr::Latin1(points.map(|c| c as u8).collect()),
            0x100..=0xFFFF => Repr::Ucs2(points.map(|c| c as u16).collect()),
            _ => Repr::Ucs4(points.collect()),
        })
    }
}

impl From<String> for Text {
    fn from(s: String) -> Text {
        if s.len() > 16 && s.is_ascii() {
            return Text(Repr::Ascii(SmallVec::from_vec(s.into_bytes())));
        }
        Text::from(s.as_str())
    }
}

impl From<char> for Text {
    fn from(c: char) -> Text {
        let mut text = Text::new();
        text.push(c as u32);
        text
    }
}

impl FromStr for Text {
    type Err = std::convert::Infallible;
    fn from_str(s: &str) -> Result<Text, Self::Err> {
        Ok(Text::from(s))
    }
}

impl PartialEq for Text {
    #[inline]
    fn eq(&self, other: &Text) -> bool {
        match (&self.0, &other.0) {
            (Repr::Ascii(a), Repr::Ascii(b)) | (Repr::Latin1(a), Repr::Latin1(b)) => a == b,
            (Repr::Ucs2(a), Repr::Ucs2(b)) => a == b,
            (Repr::Ucs4(a), Repr::Ucs4(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        match &self.0 {
            Repr::Ascii(v) => v.as_slice() == other.as_bytes(),
            _ => self.chars().eq(other.chars().map(|c| c as u32)),
        }
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Text) -> Ordering {
        self.as_ref().cmp(&other.as_ref())
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Text) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Ascii(v) | Repr::Latin1(v) => v.hash(state),
            Repr::Ucs2(v) => v.hash(state),
            Repr::Ucs4(v) => v.hash(state),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_string_lossy())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.to_string_lossy(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points() -> impl Strategy<Value = Vec<u32>> {
        let unit = prop_oneof![0u32..0x80, 0u32..0x100, 0u32..0x1_0000, 0u32..0x11_0000];
        proptest::collection::vec(unit, 0..40)
    }

    fn kind(points: &[u32]) -> usize {
        match points.iter().max().copied().unwrap_or(0) {
            0..=0x7F => 0,
            0x80..=0xFF => 1,
            0x100..=0xFFFF => 2,
            _ => 3,
        }
    }

    fn check(text: &Text, points: &[u32]) {
        let found = match text.as_ref() {
            TextRef::Ascii(_) => 0,
            TextRef::Latin1(_) => 1,
            TextRef::Ucs2(_) => 2,
            TextRef::Ucs4(_) => 3,
        };
        assert_eq!(found, kind(points));
        assert!(text.chars().eq(points.iter().copied()));
        assert_eq!(text.len(), points.len());
    }

    #[test]
    fn a_text_is_four_words() {
        assert_eq!(size_of::<Text>(), 32);
        assert_eq!(size_of::<Option<Text>>(), 32);
    }

    proptest! {
        #[test]
        fn every_route_is_canonical(a in points(), b in points(), i in 0usize..45, j in 0usize..45) {
            let (ta, tb) = (Text::from_code_points(a.iter().copied()), Text::from_code_points(b.iter().copied()));
            check(&ta, &a);
            let (lo, hi) = (i.min(j).min(a.len()), i.max(j).min(a.len()));
            check(&ta.slice(lo, hi), &a[lo..hi]);
            let ab = [a.clone(), b.clone()].concat();
            check(&Text::concat(ta.as_ref(), tb.as_ref()), &ab);
            let mut c = ta.clone();
            c.push_text(tb.as_ref());
            check(&c, &ab);
            let mut part = Text::new();
            part.push_text(ta.as_ref().slice(lo, hi));
            check(&part, &a[lo..hi]);
            prop_assert_eq!(Text::from_wtf8(&ta.to_wtf8()).unwrap(), ta.clone());
            prop_assert_eq!(ta.cmp(&tb), a.cmp(&b));
            prop_assert_eq!(ta == tb, a == b);
            if let Ok(utf8) = ta.to_utf8() {
                check(&Text::from(&*utf8), &a);
            }
        }
    }
}
