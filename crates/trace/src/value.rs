//! The text of a value in a trace: the same in every run, and made without running any Python code.

use crate::escape::push_i64;
use std::io::Write;
use taipan_prim::{bytes, complex, float, int};
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::code::Code;
use taipan_vm::types::complex::Complex;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::function::Function;
use taipan_vm::types::int::{Big, IntRef, int_ref};
use taipan_vm::types::list::List;
use taipan_vm::types::str::Str;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Class, Value, Vm};

/// Containers in this many others are written as any other object.
const LEVELS: usize = 4;
/// `sys.get_int_max_str_digits()`: longer ints are not written out.
const MAX_DIGITS: usize = 4300;

/// Appends the text of a value in UTF-8. Elements past `limit` bytes may be left out, if there is one.
#[inline]
pub fn push_value(out: &mut Vec<u8>, vm: &Vm, value: &Value, limit: Option<usize>) {
    match value.bits().as_small_int() {
        Some(i) => push_i64(out, i),
        None => {
            let end = limit.map_or(usize::MAX, |limit| out.len().saturating_add(limit));
            Writer { out, vm, end }.value(value, 0);
        }
    }
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    vm: &'a Vm,
    end: usize,
}

impl Writer<'_> {
    fn put(&mut self, text: impl AsRef<[u8]>) {
        self.out.extend_from_slice(text.as_ref());
    }

    fn value(&mut self, v: &Value, level: usize) {
        if v.is_null() {
            self.put("<NULL>");
        } else if v.is_none() {
            self.put("None");
        } else if let Some(b) = v.as_bool() {
            self.put(if b { "True" } else { "False" });
        } else if let Some(f) = v.as_float() {
            self.put(float::repr(f));
        } else if let Some(s) = v.exact::<Str>() {
            self.str(s);
        } else if let Some(i) = v.as_i64() {
            push_i64(self.out, i);
        } else if v.is(&Value::ELLIPSIS) {
            self.put("Ellipsis");
        } else if let Some(f) = v.exact::<Function>() {
            self.named("function ", &f.get(self.vm).qualname.to_string());
        } else {
            self.other(v, level);
        }
    }

    fn other(&mut self, v: &Value, level: usize) {
        if v.exact::<Big>().is_some()
            && let Some(IntRef::Big(big)) = int_ref(v)
            && let Ok(text) = int::to_decimal(big, MAX_DIGITS)
        {
            self.put(text);
        } else if let Some(c) = v.exact::<Complex>() {
            self.put(complex::repr(complex::Complex::new(c.real, c.imag)));
        } else if let Some(b) = v.exact::<Bytes>() {
            self.put(bytes::repr(b.data()));
        } else if let Some(c) = v.exact::<Code>() {
            self.named("code ", &c.qualname.to_string());
        } else if let Some(c) = v.downcast::<Class>() {
            let name = format!("class '{}'", c.get(self.vm).qualname);
            self.named("", &name);
        } else if level >= LEVELS || !self.container(v, level) {
            let class = self.vm.class_ref(v).get(self.vm).name.to_string();
            self.named("", &format!("{class} object"));
        }
    }

    fn named(&mut self, kind: &str, name: &str) {
        self.put("<");
        self.put(kind);
        self.put(name);
        self.put(">");
    }

    fn str(&mut self, s: &Str) {
        match s.text().as_str() {
            Some(text) if text.bytes().all(|b| (b' '..=b'~').contains(&b) && b != b'\'' && b != b'\\') => {
                self.put("'");
                self.put(text);
                self.put("'");
            }
            _ => {
                let text = s.text().repr(self.vm.dialect.ucd());
                self.put(text.as_ref().to_string_lossy().as_bytes());
            }
        }
    }

    /// An exact list, tuple or dict; false for anything else.
    fn container(&mut self, v: &Value, level: usize) -> bool {
        let vm = self.vm;
        if let Some(list) = v.exact::<List>() {
            self.items("[", &list.get(vm).items, "]", level);
        } else if let Some(tuple) = v.exact::<Tuple>() {
            let close = if tuple.items().len() == 1 { ",)" } else { ")" };
            self.items("(", tuple.items(), close, level);
        } else if let Some(dict) = v.exact::<Dict>() {
            self.put("{");
            for (i, (key, item)) in dict.get(vm).iter().enumerate() {
                if self.out.len() > self.end {
                    break;
                }
                self.put(if i == 0 { "" } else { ", " });
                self.value(key, level + 1);
                self.put(": ");
                self.value(item, level + 1);
            }
            self.put("}");
        } else {
            return false;
        }
        true
    }

    fn items(&mut self, open: &str, items: &[Value], close: &str, level: usize) {
        self.put(open);
        for (i, item) in items.iter().enumerate() {
            if self.out.len() > self.end {
                break;
            }
            self.put(if i == 0 { "" } else { ", " });
            self.value(item, level + 1);
        }
        self.put(close);
    }
}

/// Appends the text of a value, cut after `max` characters.
pub fn push_short(out: &mut Vec<u8>, vm: &Vm, value: &Value, max: Option<usize>) {
    let start = out.len();
    // A character has at most four bytes.
    push_value(out, vm, value, max.map(|max| max.saturating_mul(4)));
    let Some(max) = max.filter(|&max| out.len() - start > max) else { return };
    let text = String::from_utf8_lossy(&out[start..]);
    if let Some((cut, _)) = text.char_indices().nth(max) {
        out.truncate(start + cut);
        write!(out, "…").ok();
    }
}
