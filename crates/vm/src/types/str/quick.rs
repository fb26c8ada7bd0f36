//! Methods of `str` with arguments that need no checking: see [`crate::call::Quick`].

use super::Str;
use super::work::join_plain;
use crate::Vm;
use crate::types::list::List;
use taipan_heap::Value;
use taipan_prim::Side;
use taipan_prim::text::TextRef;

/// The text of the only argument.
#[inline(always)]
fn one(args: &[Value]) -> Option<TextRef<'_>> {
    let [this] = args else { return None };
    Some(this.exact::<Str>()?.text())
}

/// The texts of two arguments.
#[inline(always)]
fn two(args: &[Value]) -> Option<(TextRef<'_>, TextRef<'_>)> {
    let [this, other] = args else { return None };
    Some((this.exact::<Str>()?.text(), other.exact::<Str>()?.text()))
}

/// `startswith(prefix)`
pub fn startswith(_vm: &mut Vm, args: &[Value]) -> Value {
    two(args).map_or(Value::NULL, |(this, prefix)| Value::bool(this.starts_with(prefix)))
}

/// `endswith(suffix)`
pub fn endswith(_vm: &mut Vm, args: &[Value]) -> Value {
    two(args).map_or(Value::NULL, |(this, suffix)| Value::bool(this.ends_with(suffix)))
}

/// `find(sub)`
pub fn find(_vm: &mut Vm, args: &[Value]) -> Value {
    let Some((this, sub)) = two(args) else { return Value::NULL };
    Value::int(this.find(sub).map_or(-1, |at| at as i64))
}

/// `count(sub)`
pub fn count(_vm: &mut Vm, args: &[Value]) -> Value {
    two(args).map_or(Value::NULL, |(this, sub)| Value::int(this.count(sub) as i64))
}

/// `isalpha()`
pub fn isalpha(vm: &mut Vm, args: &[Value]) -> Value {
    one(args).map_or(Value::NULL, |this| Value::bool(this.is_alpha(vm.dialect.ucd())))
}

/// `isdigit()`
pub fn isdigit(vm: &mut Vm, args: &[Value]) -> Value {
    one(args).map_or(Value::NULL, |this| Value::bool(this.is_digit(vm.dialect.ucd())))
}

/// `isspace()`
pub fn isspace(_vm: &mut Vm, args: &[Value]) -> Value {
    one(args).map_or(Value::NULL, |this| Value::bool(this.is_space()))
}

/// `strip()`
pub fn strip(vm: &mut Vm, args: &[Value]) -> Value {
    let Some(this) = one(args) else { return Value::NULL };
    let rest = this.strip(Side::Both);
    if rest.len() == this.len() { args[0].clone() } else { vm.new_part(rest) }
}

/// `lower()` of ASCII text, which needs no more memory than that.
pub fn lower(vm: &mut Vm, args: &[Value]) -> Value {
    match one(args) {
        Some(this @ TextRef::Ascii(_)) => {
            let text = this.to_lower(vm.dialect.ucd());
            vm.new_text(text)
        }
        _ => Value::NULL,
    }
}

/// `upper()` of such.
pub fn upper(vm: &mut Vm, args: &[Value]) -> Value {
    match one(args) {
        Some(this @ TextRef::Ascii(_)) => {
            let text = this.to_upper(vm.dialect.ucd());
            vm.new_text(text)
        }
        _ => Value::NULL,
    }
}

/// `join(list)`
pub fn join(vm: &mut Vm, args: &[Value]) -> Value {
    let [this, iterable] = args else { return Value::NULL };
    let Some(sep) = this.exact::<Str>() else { return Value::NULL };
    join_plain(vm, sep.text(), iterable).unwrap_or(Value::NULL)
}

/// `split()` and `split(sep)`
pub fn split(vm: &mut Vm, args: &[Value]) -> Value {
    let mut items = Vec::new();
    if let Some(this) = one(args) {
        this.split_whitespace_to(usize::MAX, |part| items.push(vm.new_part(part)));
    } else if let Some((this, sep)) = two(args).filter(|(_, sep)| !sep.is_empty()) {
        this.split_to(sep, usize::MAX, |part| items.push(vm.new_part(part)));
    } else {
        return Value::NULL;
    }
    List::new_ref(items).into()
}
