//! `str.__format__`.

use super::FormatError;
use super::number::Padding;
use super::spec::{Align, Sign, Spec};
use crate::text::{TextBuilder, TextRef};

/// `str.__format__`.
///
/// ```
/// use taipan_prim::format::{Dialect, FormatKind, Spec, format_str};
/// use taipan_prim::text::{TextBuilder, TextRef};
/// let spec = Spec::parse(TextRef::Ascii(b"*^7.3"), FormatKind::Str, Dialect::default()).unwrap();
/// let mut out = TextBuilder::new();
/// format_str(TextRef::Ascii(b"python"), &spec, &mut out).unwrap();
/// assert_eq!(out.finish().as_str(), Some("**pyt**"));
/// ```
pub fn format_str(value: TextRef<'_>, spec: &Spec, out: &mut TextBuilder) -> Result<(), FormatError> {
    check_str(spec)?;
    let value = match spec.precision {
        Some(precision) if precision < value.len() => value.slice(0, precision),
        _ => value,
    };
    let padding = Padding::new(spec, value.len());
    out.push_repeated(spec.fill, padding.left).push_text(value);
    out.push_repeated(spec.fill, padding.right);
    Ok(())
}

fn check_str(spec: &Spec) -> Result<(), FormatError> {
    match spec.code {
        None => {}
        Some(code) if code == 's' as u32 => {}
        Some(code) => return Err(FormatError::UnknownCode(code)),
    }
    match spec.sign {
        None => {}
        Some(Sign::Space) => return Err(FormatError::SpaceInStr),
        Some(_) => return Err(FormatError::SignInStr),
    }
    if spec.no_negative_zero {
        return Err(FormatError::CoercionInStr);
    }
    if spec.alternate {
        return Err(FormatError::AlternateInStr);
    }
    if spec.align == Align::AfterSign {
        return Err(FormatError::EqualsInStr);
    }
    Ok(())
}
