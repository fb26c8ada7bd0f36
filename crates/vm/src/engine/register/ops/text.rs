//! f-strings.

use super::arith::finish_in_slot;
use crate::engine::ops::{convert, format as format_any};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer::{self, Exposure};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Payload, Value};
use taipan_prim::text::{Text, TextRef};

/// In operand `c` of [`convert_and_format`]: the value is formatted, with the spec in the slot above it.
pub const WITH_SPEC: u16 = 4;
/// The value is only converted.
pub const CONVERTED: u16 = 8;

/// Texts of so many characters are made without asking for the memory first.
const UNASKED: usize = 1 << 14;

/// Whether formatting a value runs no Python code, whatever the spec.
fn is_plain(v: &Value) -> bool {
    v.exact::<Str>().is_some() || v.bits().as_small_int().is_some() || v.bits().as_small_float().is_some()
}

/// Slot `a` = `b` as `format` makes it without a spec: a str is that already.
#[inline(always)]
pub fn format(r: &mut R) -> Flow {
    let i = r.instr();
    let b = r.reg(i.b);
    if b.is_ptr() && b.shape().0 == Str::ID {
        if i.a != i.b {
            b.inc();
            r.set(i.a, b);
        }
        return Flow::Next;
    }
    Flow::Out(format_slow)
}

unsafe fn format_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let at = r.instr().b;
    if is_plain(r.value(at))
        && let Ok(text) = r.vm().str(r.value(at))
    {
        return finish_in_slot(r, Exposure::default(), text, [Some(at), None]);
    }
    // A local may be rebound meanwhile.
    let value = r.reg(at).to_value();
    let exposure = transfer::expose(&r);
    let result = format_any(r.vm(), &value, None);
    drop(value);
    settle(r, exposure, result, [Some(at), None])
}

/// Slot `a` = what it holds, converted and formatted as `c` says: see [`WITH_SPEC`].
#[inline(always)]
pub fn convert_and_format(_r: &mut R) -> Flow {
    Flow::Out(convert_and_format_slow)
}

unsafe fn convert_and_format_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let (value, conversion) = (r.value(i.a), u32::from(i.c) & 3);
    let spec = (i.c & WITH_SPEC != 0).then(|| r.value(i.a + 1));
    let operands = [Some(i.a), spec.map(|_| i.a + 1)];
    let is_quiet = is_plain(value) && spec.is_none_or(|spec| spec.exact::<Str>().is_some());
    let exposure = if is_quiet { Exposure::default() } else { transfer::expose(&r) };
    let vm = r.vm();
    let result = convert(vm, value, conversion).and_then(|v| match i.c & CONVERTED {
        0 => format_any(vm, &v, spec),
        _ => Ok(v),
    });
    match result {
        Err(e) if is_quiet => settle(r, transfer::expose(&r), Err(e), operands),
        result => settle(r, exposure, result, operands),
    }
}

fn settle(r: R, exposure: Exposure, result: PyResult, operands: [Option<u16>; 2]) -> Place {
    match result {
        Ok(v) => finish_in_slot(r, exposure, v, operands),
        Err(e) => exposure.fail(r, operands.iter().flatten().count(), e),
    }
}

/// Slot `a` = the text of the `b` strs from slot `a` on.
#[inline(always)]
pub fn build_string(_r: &mut R) -> Flow {
    Flow::Out(build_string_slow)
}

unsafe fn build_string_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let parts = std::slice::from_raw_parts(r.slot(i.a) as *const Value, usize::from(i.b));
    let Some(text) = joined(parts) else { return transfer::leave(vm, pc, regs) };
    let text = r.vm().new_text(text);
    for part in parts {
        // SAFETY: the slots own their references, and are free behind the instruction.
        part.bits().dec();
    }
    r.set(i.a, text.into_bits());
    r.skip(1);
    transfer::settled(r)
}

/// The text of strs that need one byte a character, and no memory to be asked for.
fn joined(parts: &[Value]) -> Option<Text> {
    let mut total = 0;
    for part in parts {
        let s = part.exact::<Str>()?;
        total += s.len();
        if s.text().width() > 1 || total > UNASKED {
            return None;
        }
    }
    let texts = parts.iter().map(|part| part.exact::<Str>().map_or(TextRef::Ascii(b""), |s| s.text()));
    Text::joined(TextRef::Ascii(b""), texts, total)
}
