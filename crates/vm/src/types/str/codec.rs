//! Encoding and decoding by name, with error handlers and the exceptions of both.

use super::Str;
use crate::exc::Exc;
use crate::protocol::buffer::Buffer;
use crate::types::bytes::Bytes;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, EncodeError, Encoding, ErrorPolicy};
use taipan_prim::text::{Text, TextRef};

/// A codec: one of the core's, or one that is built on them.
#[derive(Clone, Copy)]
enum Codec {
    Plain(Encoding),
    /// UTF-8 that begins with a signature.
    Utf8Sig,
}

fn find(vm: &mut Vm, name: Option<&Ref<Str>>) -> PyResult<Codec> {
    let Some(name) = name else { return Ok(Codec::Plain(Encoding::Utf8)) };
    if name.eq_str("utf-8") {
        return Ok(Codec::Plain(Encoding::Utf8));
    }
    let shown = name.to_lossy();
    if shown.contains('\0') {
        raise!(vm, ValueError, "embedded null character");
    }
    if matches!(shown.to_ascii_lowercase().replace('-', "_").as_str(), "utf_8_sig" | "utf8_sig") {
        return Ok(Codec::Utf8Sig);
    }
    match Encoding::from_name(&shown) {
        Some(e) => Ok(Codec::Plain(e)),
        None => raise!(vm, LookupError, "unknown encoding: {shown}"),
    }
}

fn policy(vm: &mut Vm, errors: Option<&Ref<Str>>) -> PyResult<ErrorPolicy> {
    let Some(errors) = errors else { return Ok(ErrorPolicy::Strict) };
    policy_named(vm, &errors.to_lossy())
}

/// The error handler of that name.
///
/// # Errors
/// LookupError for an unknown one.
pub fn policy_named(vm: &mut Vm, name: &str) -> PyResult<ErrorPolicy> {
    match ErrorPolicy::from_name(name) {
        Some(p) => Ok(p),
        None => raise!(vm, LookupError, "unknown error handler name '{name}'"),
    }
}

/// `bytes.decode(encoding, errors)`
///
/// # Errors
/// LookupError for an unknown encoding or handler, UnicodeDecodeError.
pub fn decode(
    vm: &mut Vm,
    data: &Buffer,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> PyResult {
    let (encoding, skip) = match find(vm, encoding)? {
        Codec::Plain(e) => (e, 0),
        Codec::Utf8Sig => (Encoding::Utf8, if data.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }),
    };
    let bytes = &data[skip..];
    if encoding == Encoding::Utf8
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Ok(vm.new_str(text));
    }
    let resolved = encoding.resolved(bytes);
    let mut handler = |bad: Bad| -> PyResult<(Text, usize)> {
        let policy = policy(vm, errors)?;
        if policy == ErrorPolicy::XmlCharRefReplace {
            raise!(vm, TypeError, "don't know how to handle UnicodeDecodeError in error callback");
        }
        match policy.on_decode(resolved, bytes, bad) {
            Some(replaced) => Ok(replaced),
            None => {
                let object = Ref::new(Bytes::new(bytes)).into();
                Err(unicode_error(vm, Exc::UnicodeDecodeError, resolved.name(), object, bad))
            }
        }
    };
    let text = encoding.decode(bytes, true, &mut handler)?.text;
    Ok(vm.new_text(text))
}

/// `str.encode(encoding, errors)`
///
/// # Errors
/// LookupError for an unknown encoding or handler, UnicodeEncodeError.
pub fn encode(
    vm: &mut Vm,
    object: &Value,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> PyResult<Vec<u8>> {
    let text = super::args::text_of(object);
    let (encoding, signature) = match find(vm, encoding)? {
        Codec::Plain(e) => (e, &b""[..]),
        Codec::Utf8Sig => (Encoding::Utf8, &b"\xef\xbb\xbf"[..]),
    };
    let mut out = signature.to_vec();
    if let (Encoding::Utf8, TextRef::Ascii(bytes)) = (encoding, text) {
        out.extend_from_slice(bytes);
        return Ok(out);
    }
    let mut handler = |bad: Bad| match policy(vm, errors)?.on_encode(encoding, text, bad) {
        Some(replaced) => Ok(replaced),
        None => Err(encode_error(vm, encoding.name(), object, bad)),
    };
    match encoding.encode(text, &mut handler) {
        Ok(bytes) => out.extend_from_slice(&bytes),
        Err(EncodeError::Handler(e)) => return Err(e),
        Err(EncodeError::Bad(bad)) => return Err(encode_error(vm, encoding.name(), object, bad)),
    }
    Ok(out)
}

pub fn encode_error(vm: &mut Vm, encoding: &str, object: &Value, bad: Bad) -> Raised {
    unicode_error(vm, Exc::UnicodeEncodeError, encoding, object.clone(), bad)
}

/// `UnicodeDecodeError(encoding, object, start, end, reason)` or its encoding twin.
pub fn unicode_error(vm: &mut Vm, exc: Exc, encoding: &str, object: Value, bad: Bad) -> Raised {
    let (encoding, reason) = (vm.new_str(encoding), vm.new_str(bad.reason));
    let class = vm.exceptions.get(exc).clone();
    let (start, end) = (Value::int(bad.start as i64), Value::int(bad.end as i64));
    match vm.call(class.value(), &[encoding, object, start, end, reason]) {
        Ok(e) => vm.raised(e),
        Err(e) => e,
    }
}
