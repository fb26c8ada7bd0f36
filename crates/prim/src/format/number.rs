//! The layout of a formatted number: sign, grouping, padding.

use super::spec::{Align, Sign, Spec};
use crate::text::TextBuilder;
use std::borrow::Cow;

/// A number's text in its parts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) negative: bool,
    /// `0x` and the like.
    pub(super) prefix: &'a str,
    /// The digits before the point; empty for `inf` and `nan`.
    pub(super) digits: &'a str,
    /// The digits after the point, and whether there is one.
    pub(super) fraction: Option<&'a str>,
    /// What follows: an exponent, a percent sign, `inf`, `nan`.
    pub(super) rest: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes a float's text apart, as CPython's `parse_number`.
    pub(super) fn of_float(text: &'a str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (digits, rest) = split_digits(text);
        let (fraction, rest) = match rest.strip_prefix('.') {
            Some(rest) => {
                let (fraction, rest) = split_digits(rest);
                (Some(fraction), rest)
            }
            None => (None, rest),
        };
        Self { negative, prefix: "", digits, fraction, rest }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Appends the number as the spec lays it out.
pub(super) fn push_number(parts: Parts<'_>, spec: &Spec, out: &mut TextBuilder) {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some(Sign::Plus)) => "+",
        (false, Some(Sign::Space)) => " ",
        (false, _) => "",
    };
    let (point, fraction) = match (parts.fraction, spec.fraction_grouping) {
        (None, _) => ("", Cow::Borrowed("")),
        (Some(fraction), None) => (".", Cow::Borrowed(fraction)),
        (Some(fraction), Some(separator)) => (".", Cow::Owned(grouped_fraction(fraction, separator))),
    };
    let outside = sign.len() + parts.prefix.len() + point.len() + fraction.len() + parts.rest.len();
    let width = spec.width.unwrap_or(0);
    let least = if spec.pads_with_digits() { width.saturating_sub(outside) } else { 0 };
    let (zeros, digits) = match spec.grouping {
        _ if parts.digits.is_empty() => (0, Cow::Borrowed("")),
        None => (least.saturating_sub(parts.digits.len()), Cow::Borrowed(parts.digits)),
        Some(separator) => (0, Cow::Owned(grouped(parts.digits, separator, spec.group_size(), least))),
    };
    let padding = Padding::new(spec, outside + zeros + digits.len());
    out.push_repeated(spec.fill, padding.left).push_str(sign).push_str(parts.prefix);
    out.push_repeated(spec.fill, padding.inner).push_repeated('0' as u32, zeros).push_str(&digits);
    out.push_str(point).push_str(&fraction).push_str(parts.rest);
    out.push_repeated(spec.fill, padding.right);
}

/// Groups the digits after the point by three, from the left.
fn grouped_fraction(fraction: &str, separator: char) -> String {
    let mut out = String::with_capacity(fraction.len() + fraction.len() / 3);
    for (i, digit) in fraction.chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// How the characters that a field has to spare are spread.
pub(super) struct Padding {
    pub(super) left: usize,
    pub(super) inner: usize,
    pub(super) right: usize,
}

impl Padding {
    pub(super) fn new(spec: &Spec, len: usize) -> Self {
        let spare = spec.width.unwrap_or(0).saturating_sub(len);
        let (left, inner, right) = match spec.align {
            Align::Left => (0, 0, spare),
            Align::Right => (spare, 0, 0),
            Align::Center => (spare / 2, 0, spare - spare / 2),
            Align::AfterSign => (0, spare, 0),
        };
        Self { left, inner, right }
    }
}

/// Groups digits from the right, with zeros in front up to a width of `least`, as `_PyUnicode_InsertThousandsGrouping`.
fn grouped(digits: &str, separator: char, size: usize, least: usize) -> String {
    // A field that would begin with a separator gets one more zero.
    let (groups, part) = (least / (size + 1), least % (size + 1));
    let padded = groups * size + if part == 0 { usize::from(groups > 0) } else { part };
    let count = digits.len().max(padded);
    let zeros = count - digits.len();
    let mut out = String::with_capacity(count + count / size);
    for (i, digit) in std::iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
        if i > 0 && (count - i).is_multiple_of(size) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
