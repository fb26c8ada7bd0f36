//! `str % args` with the conversions that most programs use, of ints, floats and strs.

use crate::Vm;
use crate::types::str::{Str, push_plainly};
use crate::types::tuple::Tuple;
use taipan_heap::Value;
use taipan_prim::float::{FloatFormat, FloatStyle, to_text};
use taipan_prim::format::{Pad, padded_int};
use taipan_prim::text::{Text, TextBuilder, TextRef};

/// Texts of so many characters need no memory to be asked for.
const UNASKED: usize = 1 << 12;
/// The most digits of a width or precision.
const DIGITS: usize = 2;

/// The text, where all arguments are plain and used up.
pub fn format(vm: &Vm, mut format: &[u8], args: &Value) -> Option<Text> {
    let args = match args.exact::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => std::slice::from_ref(args),
    };
    let (mut values, mut out) = (args.iter(), TextBuilder::with_capacity(format.len()));
    while let Some(at) = format.iter().position(|&c| c == b'%') {
        out.push_text(TextRef::Ascii(&format[..at]));
        let mut rest = &format[at + 1..];
        let pad = match rest {
            [b'0', more @ ..] => {
                rest = more;
                Pad::Zeros
            }
            [b'-', more @ ..] => {
                rest = more;
                Pad::Right
            }
            _ => Pad::Left,
        };
        let width = number(&mut rest)?;
        let precision = match rest {
            [b'.', more @ ..] => {
                rest = more;
                Some(number(&mut rest)?)
            }
            _ => None,
        };
        let (code, more) = rest.split_first()?;
        format = more;
        let is_bare = pad == Pad::Left && width == 0 && precision.is_none();
        match (code, precision) {
            (b'%', None) if is_bare => {
                out.push_char('%');
            }
            (b'd' | b'i' | b'x' | b'X', None) => {
                let value = values.next()?.bits().as_small_int()?;
                let code = if *code == b'i' { 'd' } else { char::from(*code) };
                out.push_text(padded_int(value, code, width, pad)?.as_ref());
            }
            (b'f', _) if width == 0 && pad == Pad::Left => {
                let style = FloatStyle::new(FloatFormat::Fixed, precision.unwrap_or(6));
                out.push_str(&to_text(values.next()?.bits().as_small_float()?, style));
            }
            (b's', None) if is_bare => push_plainly(values.next()?, &mut out)?,
            (b's', None) if pad != Pad::Zeros => push_padded(values.next()?, width, pad, &mut out)?,
            (b'r', None) if is_bare => push_repr(vm, values.next()?, &mut out)?,
            _ => return None,
        }
    }
    out.push_text(TextRef::Ascii(format));
    (values.next().is_none() && out.len() <= UNASKED).then(|| out.finish())
}

/// A number of few digits.
fn number(text: &mut &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let (number, rest) = text.split_at(digits);
    *text = rest;
    (digits <= DIGITS).then(|| number.iter().fold(0, |n, digit| n * 10 + usize::from(digit - b'0')))
}

fn push_padded(v: &Value, width: usize, pad: Pad, out: &mut TextBuilder) -> Option<()> {
    let s = v.exact::<Str>().filter(|s| s.len() <= UNASKED)?;
    let spare = width.saturating_sub(s.len());
    if pad == Pad::Left {
        out.push_repeated(u32::from(b' '), spare).push_text(s.text());
    } else {
        out.push_text(s.text()).push_repeated(u32::from(b' '), spare);
    }
    Some(())
}

/// Appends `repr(v)`.
fn push_repr(vm: &Vm, v: &Value, out: &mut TextBuilder) -> Option<()> {
    match v.exact::<Str>() {
        Some(s) if s.len() > UNASKED => None,
        Some(s) => {
            out.push_text(s.text().repr(vm.dialect.ucd()).as_ref());
            Some(())
        }
        None => push_plainly(v, out),
    }
}
