//! Codecs by a mapping of characters (Objects/unicodeobject.c), and the mapping `EncodingMap`.

use super::{errors, pair, text};
use crate::support::receiver;
use std::borrow::Cow;
use std::collections::HashMap;
use taipan_prim::codec::{Bad, Encoding, Replacement};
use taipan_prim::text::{Text, TextRef};
use taipan_vm::class::{ClassFlags, TypeSpec};
use taipan_vm::codecs::{Codec, DecodeErrors, EncodeErrors};
use taipan_vm::exc::Exc;
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// `EncodingMap`: the bytes of up to 256 characters of the basic plane.
struct EncodingMap {
    bytes: HashMap<u32, u8>,
    /// Blocks of CPython's tables, which show in the size.
    middle: usize,
    last: usize,
}
impl Trace for EncodingMap {}

static MAP: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    methods: MAP_METHODS,
    ..TypeSpec::foreign("builtins", "EncodingMap")
};

methods! { static MAP_METHODS;
    /// Return the size (in bytes) of this object.
    "size($self, /)" => |vm, [this]| {
        let map = receiver::<EncodingMap>(vm, this)?.get(vm);
        Ok(Value::int((63 + 16 * map.middle + 128 * map.last) as i64))
    }
}

const UNDEFINED: &str = "character maps to <undefined>";
/// What stands for no character in a mapping.
const NONE: u32 = 0xFFFE;

methods! { pub static FUNCTIONS;
    "charmap_encode($module, str, errors=None, mapping=None, /)" => |vm, [str, handler, mapping]| {
        let text = text(vm, str, "charmap_encode")?;
        let errors = errors(vm, handler, "charmap_encode")?;
        let bytes = match mapping.is_none() {
            true => Codec::Plain(Encoding::Latin1).encode(vm, str, errors)?,
            false => encode(vm, text.text(), EncodeErrors::named("charmap", errors, str), mapping)?,
        };
        pair(vm, bytes, text.len())
    }
    "charmap_decode($module, data, errors=None, mapping=None, /)" => |vm, [data, handler, mapping]| {
        let data = vm.bytes_like(data)?;
        let errors = errors(vm, handler, "charmap_decode")?;
        let text = match mapping.is_none() {
            true => Text::from_latin1(&data),
            false => decode(vm, &data, DecodeErrors::named("charmap", errors), mapping)?,
        };
        let text = vm.new_text(text);
        Ok(vm.new_tuple([text, Value::int(data.len() as i64)]))
    }
    "charmap_build($module, map, /)" => |vm, [map]| {
        let Some(map) = map.downcast::<Str>() else {
            return Err(vm.bad_argument("charmap_build", "argument", "str", map));
        };
        if map.is_empty() {
            raise!(vm, TypeError, "bad argument type for built-in operation");
        }
        build(vm, map.text())
    }
}

/// An `EncodingMap` where the characters fit one, else a dict.
fn build(vm: &mut Vm, map: TextRef<'_>) -> PyResult {
    let points: Vec<u32> = map.chars().take(256).collect();
    let (mut middle, mut last) = (Vec::new(), Vec::new());
    let mut fits = points.first() == Some(&0);
    for &c in points.iter().skip(1) {
        fits &= c != 0 && c <= 0xFFFF;
        if c != NONE {
            middle.push(c >> 11);
            last.push(c >> 7);
        }
    }
    for blocks in [&mut middle, &mut last] {
        blocks.sort_unstable();
        blocks.dedup();
    }
    if !fits || middle.len() >= 0xFF || last.len() >= 0xFF {
        let dict = Dict::new_ref(vm);
        for (i, &c) in points.iter().enumerate() {
            vm.dict_set(&dict, &Value::int(c.into()), Value::int(i as i64))?;
        }
        return Ok(dict.into());
    }
    let bytes = points.iter().enumerate().filter(|(_, c)| **c != NONE).map(|(i, &c)| (c, i as u8));
    let class = vm.foreign_class::<EncodingMap>(&MAP);
    let payload = EncodingMap { bytes: bytes.collect(), middle: middle.len(), last: last.len() };
    Ok(vm.new_foreign(&class, payload).into())
}

/// What the mapping has for a number; `None` where it has nothing.
fn item(vm: &mut Vm, mapping: &Value, key: u32) -> PyResult<Option<Value>> {
    match vm.getitem(mapping, &Value::int(key.into())) {
        Ok(v) if v.is_none() => Ok(None),
        Ok(v) => Ok(Some(v)),
        Err(e) => vm.catch(e, Exc::LookupError).map(|_| None),
    }
}

/// What a byte maps to, appended; false where to nothing.
fn decode_byte(vm: &mut Vm, mapping: &Value, byte: u8, out: &mut Text) -> PyResult<bool> {
    if let Some(table) = mapping.exact::<Str>() {
        let found = table.text().get(byte.into()).filter(|&c| c != NONE);
        out.extend_point(found);
        return Ok(found.is_some());
    }
    let Some(found) = item(vm, mapping, byte.into())? else { return Ok(false) };
    if let Some(number) = int_ref(&found) {
        let c = number.to_i64().and_then(|n| u32::try_from(n).ok()).filter(|&c| c <= 0x10_FFFF);
        let Some(c) = c else {
            raise!(vm, TypeError, "character mapping must be in range(0x110000)");
        };
        out.extend_point(Some(c).filter(|&c| c != NONE));
        return Ok(c != NONE);
    }
    let Some(s) = found.downcast::<Str>() else {
        raise!(vm, TypeError, "character mapping must return integer, None or str");
    };
    if s.len() == 1 && s.text().get(0) == Some(NONE) {
        return Ok(false);
    }
    vm.check_memory(out.len().saturating_add(s.len()))?;
    out.push_text(s.text());
    Ok(true)
}

/// Appending what may be there.
trait ExtendPoint {
    fn extend_point(&mut self, c: Option<u32>);
}

impl ExtendPoint for Text {
    fn extend_point(&mut self, c: Option<u32>) {
        c.into_iter().for_each(|c| self.push(c));
    }
}

fn decode(vm: &mut Vm, data: &[u8], mut errors: DecodeErrors<'_>, mapping: &Value) -> PyResult<Text> {
    let mut data = Cow::Borrowed(data);
    let mut out = Text::with_capacity(data.len());
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        if decode_byte(vm, mapping, byte, &mut out)? {
            at += 1;
            continue;
        }
        let recovered = errors.recover(vm, &data, Bad { start: at, end: at + 1, reason: UNDEFINED })?;
        out.push_text(recovered.text.as_ref());
        at = recovered.resume;
        if let Some(other) = recovered.input {
            data = Cow::Owned(other);
        }
    }
    Ok(out)
}

/// What a character maps to, appended; false where to nothing.
fn encode_point(vm: &mut Vm, mapping: &Value, c: u32, out: &mut Vec<u8>) -> PyResult<bool> {
    if let Some(map) = mapping.foreign::<EncodingMap>() {
        let found = map.get(vm).bytes.get(&c).copied();
        out.extend(found);
        return Ok(found.is_some());
    }
    let Some(found) = item(vm, mapping, c)? else { return Ok(false) };
    if let Some(number) = int_ref(&found) {
        match number.to_i64().and_then(|n| u8::try_from(n).ok()) {
            Some(byte) => out.push(byte),
            None => raise!(vm, TypeError, "character mapping must be in range(256)"),
        }
        return Ok(true);
    }
    let Some(bytes) = found.downcast::<Bytes>() else {
        let given = vm.type_name(&found);
        raise!(vm, TypeError, "character mapping must return integer, bytes or None, not {given}");
    };
    vm.check_memory(out.len().saturating_add(bytes.data().len()))?;
    out.extend_from_slice(bytes.data());
    Ok(true)
}

fn encode(
    vm: &mut Vm,
    text: TextRef<'_>,
    mut errors: EncodeErrors<'_>,
    mapping: &Value,
) -> PyResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at) {
        if encode_point(vm, mapping, c, &mut out)? {
            at += 1;
            continue;
        }
        let bad = Bad { start: at, end: undefined_end(vm, mapping, text, at + 1)?, reason: UNDEFINED };
        let (replacement, resume) = errors.recover(vm, text, bad)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes),
            Replacement::Text(text) => {
                for c in text.chars() {
                    if !encode_point(vm, mapping, c, &mut out)? {
                        return Err(errors.failure(vm, bad));
                    }
                }
            }
        }
        at = resume;
    }
    Ok(out)
}

/// Where a stretch ends that maps to nothing.
fn undefined_end(vm: &mut Vm, mapping: &Value, text: TextRef<'_>, from: usize) -> PyResult<usize> {
    let mut end = from;
    while let Some(c) = text.get(end) {
        if encode_point(vm, mapping, c, &mut Vec::new())? {
            break;
        }
        end += 1;
    }
    Ok(end)
}
