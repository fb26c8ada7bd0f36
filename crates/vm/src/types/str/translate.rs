//! `str.translate` and `str.maketrans`.

use super::Str;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::int::{IntRef, int_ref};
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::text::{Text, TextRef, Translation};

/// `text.translate(table)`. Like CPython's `unicode_fast_translate` it keeps what the table gives for ASCII text, until
/// that is something else than one ASCII character or none: from there on each is looked up anew.
pub fn translate(vm: &mut Vm, text: TextRef<'_>, table: &Value) -> PyResult<Text> {
    let mut known: [Option<Translation>; 128] = [const { None }; 128];
    let mut keeps = text.is_ascii();
    let mut size = 0usize;
    text.translate(|c| {
        let kept = if keeps { known.get(c as usize).and_then(Clone::clone) } else { None };
        let found = match kept {
            Some(t) => t,
            None => {
                let mut found = lookup(vm, table, c)?;
                if keeps && !is_simple(&found) {
                    keeps = false;
                    found = lookup(vm, table, c)?;
                }
                found
            }
        };
        if let Some(place) = known.get_mut(c as usize).filter(|_| keeps) {
            *place = Some(found.clone());
        }
        size = size.saturating_add(match &found {
            Translation::Text(t) => t.len(),
            _ => 1,
        });
        vm.check_memory(size)?;
        Ok(found)
    })
}

/// Whether the fast way of CPython takes a translation.
fn is_simple(t: &Translation) -> bool {
    match t {
        Translation::Keep | Translation::Delete => true,
        Translation::Point(c) => *c < 128,
        Translation::Text(t) => t.len() == 1 && t.as_ref().is_ascii(),
    }
}

fn lookup(vm: &mut Vm, table: &Value, c: u32) -> PyResult<Translation> {
    let found = match vm.getitem(table, &Value::int(i64::from(c))) {
        Ok(v) => v,
        Err(e) => return vm.catch(e, Exc::LookupError).map(|_| Translation::Keep),
    };
    if found.is_none() {
        return Ok(Translation::Delete);
    }
    if let Some(i) = int_ref(&found) {
        let point = i.to_i64().and_then(|i| u32::try_from(i).ok()).filter(|&c| c <= 0x10_FFFF);
        return match point {
            Some(c) => Ok(Translation::Point(c)),
            None => raise!(vm, ValueError, "character mapping must be in range(0x110000)"),
        };
    }
    match found.downcast::<Str>() {
        Some(s) => Ok(Translation::Text(s.text().to_text())),
        None => raise!(vm, TypeError, "character mapping must return integer, None or str"),
    }
}

/// `str.maketrans(x, y, z)`
pub fn maketrans(vm: &mut Vm, x: &Value, y: &Value, z: &Value) -> PyResult {
    let table = Dict::new_ref(vm);
    if y.is_null() {
        let Some(from) = x.downcast::<Dict>().filter(|d| d.is_exact()) else {
            raise!(vm, TypeError, "if you give only one argument to maketrans it must be a dict");
        };
        let entries: Vec<(Value, Value)> = from.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (key, value) in entries {
            let key = table_key(vm, key)?;
            vm.dict_set(&table, &key, value)?;
        }
        return Ok(table.into());
    }
    for (v, which) in [(y, "argument 2"), (z, "argument 3")] {
        if !v.is_null() && v.downcast::<Str>().is_none() {
            return Err(vm.bad_argument("maketrans", which, "str", v));
        }
    }
    let Some(from) = x.downcast::<Str>() else {
        raise!(vm, TypeError, "first maketrans argument must be a string if there is a second argument");
    };
    let to = super::args::text_of(y);
    if from.len() != to.len() {
        raise!(vm, ValueError, "the first two maketrans arguments must have equal length");
    }
    for (a, b) in from.text().chars().zip(to.chars()) {
        vm.dict_set(&table, &Value::int(i64::from(a)), Value::int(i64::from(b)))?;
    }
    if !z.is_null() {
        for c in super::args::text_of(z).chars() {
            vm.dict_set(&table, &Value::int(i64::from(c)), Value::NONE)?;
        }
    }
    Ok(table.into())
}

fn table_key(vm: &mut Vm, key: Value) -> PyResult {
    if let Some(s) = key.downcast::<Str>() {
        return match s.text().get(0).filter(|_| s.len() == 1) {
            Some(c) => Ok(Value::int(i64::from(c))),
            None => raise!(vm, ValueError, "string keys in translate table must be of length 1"),
        };
    }
    match int_ref(&key) {
        Some(IntRef::Small(_) | IntRef::Big(_)) => Ok(key),
        None => raise!(vm, TypeError, "keys in translate table must be strings or integers"),
    }
}
