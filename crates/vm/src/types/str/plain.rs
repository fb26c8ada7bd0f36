//! Formatting ints, floats and strs in one go, where that neither runs Python code nor fails.

use super::Str;
use crate::Vm;
use taipan_heap::Value;
use taipan_prim::float;
use taipan_prim::format::{FormatKind, Spec, format_by_common_spec, format_float, format_str};
use taipan_prim::int::Decimal;
use taipan_prim::text::{TextBuilder, TextRef};

/// Fields and texts of so many characters need no memory to be asked for.
const UNASKED: usize = 1 << 12;

/// Appends `str(v)`.
pub fn push(v: &Value, out: &mut TextBuilder) -> Option<()> {
    if let Some(i) = v.bits().as_small_int() {
        out.push_text(TextRef::Ascii(Decimal::new(i).as_bytes()));
    } else if let Some(s) = v.exact::<Str>() {
        if s.len() > UNASKED {
            return None;
        }
        out.push_text(s.text());
    } else {
        out.push_str(&float::repr(v.bits().as_small_float()?));
    }
    Some(())
}

/// Appends `format(v, spec)`.
fn push_formatted(vm: &Vm, v: &Value, spec: &[u8], out: &mut TextBuilder) -> Option<()> {
    if spec.is_empty() {
        return push(v, out);
    }
    if let Some(i) = v.bits().as_small_int() {
        out.push_text(format_by_common_spec(i, spec)?.as_ref());
        return Some(());
    }
    let kind = if v.exact::<Str>().is_some() { FormatKind::Str } else { FormatKind::Float };
    let spec = Spec::parse(TextRef::Ascii(spec), kind, vm.dialect.format_spec()).ok()?;
    if spec.size_bound() > UNASKED {
        return None;
    }
    match v.exact::<Str>() {
        Some(s) if s.len() <= UNASKED => format_str(s.text(), &spec, out).ok(),
        Some(_) => None,
        None => format_float(v.bits().as_small_float()?, &spec, out).ok(),
    }
}

/// `"{} {1:>5}".format(…)` with fields that name nothing but arguments by position: a [`crate::call::Quick`] form.
pub fn format(vm: &mut Vm, args: &[Value]) -> Value {
    let Some((this, values)) = args.split_first() else { return Value::NULL };
    let Some(TextRef::Ascii(text)) = this.exact::<Str>().map(|s| s.text()) else { return Value::NULL };
    match fields(vm, text, values) {
        Some(out) => vm.new_text(out.finish()),
        None => Value::NULL,
    }
}

fn fields(vm: &Vm, mut text: &[u8], values: &[Value]) -> Option<TextBuilder> {
    let mut out = TextBuilder::with_capacity(text.len());
    // Of arguments counted automatically, and of those named.
    let (mut next, mut named) = (0, false);
    while let Some(at) = text.iter().position(|c| matches!(c, b'{' | b'}')) {
        let (literal, rest) = text.split_at(at);
        out.push_text(TextRef::Ascii(literal));
        if let [b'{', b'{', behind @ ..] | [b'}', b'}', behind @ ..] = rest {
            out.push(u32::from(rest[0]));
            text = behind;
            continue;
        }
        let inside = rest.strip_prefix(b"{")?;
        let end = inside.iter().position(|c| matches!(c, b'{' | b'}')).filter(|&end| inside[end] == b'}')?;
        let (field, behind) = (&inside[..end], &inside[end + 1..]);
        let (name, spec) = match field.iter().position(|&c| c == b':') {
            Some(colon) => (&field[..colon], &field[colon + 1..]),
            None => (field, &field[..0]),
        };
        let index = match name {
            [] => {
                next += 1;
                next - 1
            }
            [digit @ b'0'..=b'9'] => {
                named = true;
                usize::from(digit - b'0')
            }
            _ => return None,
        };
        if named && next > 0 {
            return None;
        }
        push_formatted(vm, values.get(index)?, spec, &mut out)?;
        text = behind;
    }
    out.push_text(TextRef::Ascii(text));
    (out.len() <= UNASKED).then_some(out)
}
