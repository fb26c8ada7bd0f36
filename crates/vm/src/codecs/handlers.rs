//! The builtin error handlers as functions, which take any UnicodeError.

use crate::call::{Builtin, Method};
use crate::exc::Exc;
use crate::exc::unicode::{self, About};
use crate::types::bytes::Bytes;
use crate::types::bytes::new_bytes;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm, methods};
use std::fmt::Write;
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, Encoding, ErrorPolicy, Replacement};
use taipan_prim::text::Text;
use taipan_prim::ucd::Database;

/// The names under which handlers are registered.
pub const NAMES: &[&str] = &[
    "strict",
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "surrogatepass",
    "surrogateescape",
];

methods! { static METHODS;
    /// Implements the 'strict' error handling, which raises a UnicodeError on coding errors.
    "strict_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| {
        if !vm.is_instance_of_exc(exception, Exc::BaseException) {
            raise!(vm, TypeError, "codec must pass exception instance");
        }
        Err(vm.raised(exception.clone()))
    }
    /// Implements the 'ignore' error handling, which ignores malformed data and continues.
    "ignore_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| { handle(vm, exception, ErrorPolicy::Ignore) }
    /// Implements the 'replace' error handling, which replaces malformed data with a replacement marker.
    "replace_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| { handle(vm, exception, ErrorPolicy::Replace) }
    /// Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate XML character reference.
    "xmlcharrefreplace_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| {
        handle(vm, exception, ErrorPolicy::XmlCharRefReplace)
    }
    /// Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape sequence.
    "backslashreplace_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| {
        handle(vm, exception, ErrorPolicy::BackslashReplace)
    }
    /// Implements the 'namereplace' error handling, which replaces an unencodable character with a \N{...} escape sequence.
    "namereplace_errors($module, object, /)" as "($self, object, /)" => |vm, [exception]| { names(vm, exception) }
    "surrogatepass($module, object, /)" as "($self, object, /)" => |vm, [exception]| {
        handle(vm, exception, ErrorPolicy::SurrogatePass)
    }
    "surrogateescape($module, object, /)" as "($self, object, /)" => |vm, [exception]| {
        handle(vm, exception, ErrorPolicy::SurrogateEscape)
    }
}

/// The handler of that name, as a function object.
pub fn make(name: &str) -> Option<Value> {
    let method: &'static Method = METHODS.get(NAMES.iter().position(|n| *n == name)?)?;
    Some(Ref::new(Builtin { method, this: Value::NULL, module: Value::NONE, class: None }).into())
}

fn unfit(vm: &mut Vm, exception: &Value) -> Raised {
    let given = vm.type_name(exception);
    error!(vm, TypeError, "don't know how to handle {given} in error callback")
}

/// Text or bytes with the position to go on from.
fn result(vm: &Vm, replacement: Value, end: usize) -> PyResult {
    Ok(vm.new_tuple([replacement, Value::int(end as i64)]))
}

fn handle(vm: &mut Vm, exception: &Value, policy: ErrorPolicy) -> PyResult {
    let Some(exc) = kind(vm, exception) else { return Err(unfit(vm, exception)) };
    let refused = match policy {
        ErrorPolicy::XmlCharRefReplace => exc != Exc::UnicodeEncodeError,
        ErrorPolicy::SurrogatePass | ErrorPolicy::SurrogateEscape => exc == Exc::UnicodeTranslateError,
        _ => false,
    };
    if refused {
        return Err(unfit(vm, exception));
    }
    let About { encoding, object, start, end } = unicode::about(vm, exception)?;
    let bad = Bad { start, end: end.max(start), reason: "" };
    let done = match (object.downcast::<Str>(), object.downcast::<Bytes>()) {
        (_, Some(bytes)) => {
            let recovered = policy.on_decode(standard(&encoding), bytes.data(), bad);
            recovered.map(|r| (vm.new_text(r.text), r.resume))
        }
        (Some(_), _) if exc == Exc::UnicodeTranslateError && policy == ErrorPolicy::Replace => {
            let marks = Text::from_code_points((bad.start..bad.end).map(|_| 0xFFFD));
            Some((vm.new_text(marks), bad.end))
        }
        (Some(text), _) => encoded(vm, policy, &encoding, text, bad),
        _ => None,
    };
    match done {
        // The end is told as it is, even where the stretch is empty.
        Some((replacement, resume)) if resume == bad.end => result(vm, replacement, end),
        Some((replacement, resume)) => result(vm, replacement, resume),
        None => Err(vm.raised(exception.clone())),
    }
}

/// A handler takes the whole stretch or nothing of it.
fn encoded(
    vm: &mut Vm,
    policy: ErrorPolicy,
    encoding: &str,
    text: &Ref<Str>,
    bad: Bad,
) -> Option<(Value, usize)> {
    if policy == ErrorPolicy::SurrogateEscape && bad.start == bad.end {
        return Some((new_bytes([]), bad.end));
    }
    let (replacement, resume) = policy.on_encode(standard(encoding), text.text(), bad)?;
    if resume != bad.end {
        return None;
    }
    Some(match replacement {
        Replacement::Bytes(bytes) => (new_bytes(bytes), resume),
        Replacement::Text(text) => (vm.new_text(text), resume),
    })
}

/// The encodings whose surrogates `surrogatepass` knows.
fn standard(name: &str) -> Option<Encoding> {
    Encoding::from_name(name).filter(|e| !matches!(e, Encoding::Utf7 | Encoding::Ascii | Encoding::Latin1))
}

fn kind(vm: &Vm, exception: &Value) -> Option<Exc> {
    [Exc::UnicodeEncodeError, Exc::UnicodeDecodeError, Exc::UnicodeTranslateError]
        .into_iter()
        .find(|&exc| vm.is_instance_of_exc(exception, exc))
}

fn names(vm: &mut Vm, exception: &Value) -> PyResult {
    if kind(vm, exception) != Some(Exc::UnicodeEncodeError) {
        return Err(unfit(vm, exception));
    }
    let About { object, start, end, .. } = unicode::about(vm, exception)?;
    let database = Database::of(vm.dialect.ucd());
    let mut out = String::new();
    for c in crate::types::str::args::text_of(&object).slice(start, end).chars() {
        // Writing to a String cannot fail.
        let _ = match (database.name(c), c) {
            (Some(name), _) => write!(out, "\\N{{{name}}}"),
            (None, 0..=0xFF) => write!(out, "\\x{c:02x}"),
            (None, 0x100..=0xFFFF) => write!(out, "\\u{c:04x}"),
            (None, _) => write!(out, "\\U{c:08x}"),
        };
    }
    let out = vm.new_str(&out);
    result(vm, out, end)
}
