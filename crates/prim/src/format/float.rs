//! `float.__format__` and `complex.__format__`.

use super::FormatError;
use super::number::{Padding, Parts, push_number};
use super::spec::{Align, Sign, Spec};
use crate::complex::Complex;
use crate::float::{FloatFormat, FloatStyle, to_text};
use crate::text::TextBuilder;

/// `float.__format__`.
///
/// ```
/// use taipan_prim::format::{Dialect, FormatKind, Spec, format_float};
/// use taipan_prim::text::{TextBuilder, TextRef};
/// let spec = Spec::parse(TextRef::Ascii(b"010.2f"), FormatKind::Float, Dialect::default()).unwrap();
/// let mut out = TextBuilder::new();
/// format_float(-2.675, &spec, &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("-000002.67"));
/// ```
pub fn format_float(value: f64, spec: &Spec, out: &mut TextBuilder) -> Result<(), FormatError> {
    match spec.code.map(char::from_u32) {
        None | Some(Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) => format_float_as(value, spec, out),
        Some(_) => Err(FormatError::UnknownCode(spec.code.unwrap_or_default())),
    }
}

/// Formats by a spec whose presentation type is a float's.
pub(super) fn format_float_as(value: f64, spec: &Spec, out: &mut TextBuilder) -> Result<(), FormatError> {
    let style = FloatStyle { point_zero: spec.code.is_none(), ..style(spec)? };
    let percent = spec.code == Some('%' as u32);
    let mut text = to_text(if percent { value * 100.0 } else { value }, style);
    if percent {
        text.push('%');
    }
    let plain = matches!(spec.sign, None | Some(Sign::Minus))
        && spec.width.is_none()
        && spec.grouping.is_none()
        && spec.fraction_grouping.is_none();
    if plain {
        out.push_str(&text);
    } else {
        push_number(Parts::of_float(&text), spec, out);
    }
    Ok(())
}

fn style(spec: &Spec) -> Result<FloatStyle, FormatError> {
    if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(FormatError::PrecisionTooBig);
    }
    let (format, upper) = match spec.code.and_then(char::from_u32) {
        None if spec.precision.is_none() => (FloatFormat::Repr, false),
        Some('e') => (FloatFormat::Exponent, false),
        Some('E') => (FloatFormat::Exponent, true),
        Some('f' | '%') => (FloatFormat::Fixed, false),
        Some('F') => (FloatFormat::Fixed, true),
        Some('G') => (FloatFormat::General, true),
        _ => (FloatFormat::General, false),
    };
    Ok(FloatStyle {
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        upper,
        ..FloatStyle::new(format, spec.precision.unwrap_or(6))
    })
}

/// `complex.__format__`.
///
/// ```
/// use taipan_prim::complex::Complex;
/// use taipan_prim::format::{Dialect, FormatKind, Spec, format_complex};
/// use taipan_prim::text::{TextBuilder, TextRef};
/// let spec = Spec::parse(TextRef::Ascii(b">12.1f"), FormatKind::Float, Dialect::default()).unwrap();
/// let mut out = TextBuilder::new();
/// format_complex(Complex::new(1.0, -2.0), &spec, &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("    1.0-2.0j"));
/// ```
pub fn format_complex(value: Complex, spec: &Spec, out: &mut TextBuilder) -> Result<(), FormatError> {
    match spec.code.map(char::from_u32) {
        None | Some(Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => {}
        Some(_) => return Err(FormatError::UnknownCode(spec.code.unwrap_or_default())),
    }
    let style = style(spec)?;
    if spec.fill == '0' as u32 {
        return Err(FormatError::ZeroInComplex);
    }
    if spec.align == Align::AfterSign {
        return Err(FormatError::EqualsInComplex);
    }
    let only_imaginary = spec.code.is_none() && value.re == 0.0 && value.re.is_sign_positive();
    let parentheses = spec.code.is_none() && !only_imaginary;
    let bare = Spec { width: None, fill: 0, align: Align::Left, ..*spec };
    let mut body = TextBuilder::new();
    if parentheses {
        body.push_char('(');
    }
    let mut imaginary = bare;
    if !only_imaginary {
        push_number(Parts::of_float(&to_text(value.re, style)), &bare, &mut body);
        imaginary.sign = Some(Sign::Plus);
    }
    push_number(Parts::of_float(&to_text(value.im, style)), &imaginary, &mut body);
    body.push_str(if parentheses { "j)" } else { "j" });
    let padding = Padding::new(spec, body.len());
    out.push_repeated(spec.fill, padding.left).push_text(body.finish().as_ref());
    out.push_repeated(spec.fill, padding.right);
    Ok(())
}
