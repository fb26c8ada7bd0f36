//! The codecs that need no Python code, by their names.

use super::{DecodeErrors, EncodeErrors};
use crate::call::{Builtin, Method};
use crate::exc::Exc;
use crate::import::script::ScriptClass;
use crate::types::bytes::new_bytes;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{
    Bad, Encoding, InvalidEscape, decode_raw_unicode_escape, decode_unicode_escape,
    encode_raw_unicode_escape, encode_unicode_escape, normalize_name,
};
use taipan_prim::text::{Text, TextRef};
use taipan_prim::ucd::Database;

/// A codec: one of the core's, or one that is built on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Plain(Encoding),
    /// UTF-8 that begins with a signature.
    Utf8Sig,
    UnicodeEscape,
    RawUnicodeEscape,
}

pub const SIGNATURE: &[u8] = b"\xef\xbb\xbf";

impl Codec {
    /// The codec of that name or alias.
    pub fn from_name(name: &str) -> Option<Codec> {
        Some(match normalize_name(name).as_str() {
            "utf_8_sig" | "utf8_sig" => Codec::Utf8Sig,
            "unicode_escape" | "unicodeescape" => Codec::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Codec::RawUnicodeEscape,
            other => Codec::Plain(Encoding::from_name(other)?),
        })
    }

    /// Whether CPython converts without asking the registry (`PyUnicode_Decode`).
    pub fn is_quick(name: &str) -> bool {
        matches!(
            normalize_name(name).as_str(),
            "utf_8"
                | "utf8"
                | "utf_16"
                | "utf16"
                | "utf_32"
                | "utf32"
                | "ascii"
                | "us_ascii"
                | "latin_1"
                | "latin1"
                | "iso_8859_1"
                | "iso8859_1"
        )
    }

    fn name(self) -> &'static str {
        match self {
            Codec::Plain(Encoding::Utf7) => "utf-7",
            Codec::Plain(Encoding::Latin1) => "iso8859-1",
            Codec::Plain(e) => e.name(),
            Codec::Utf8Sig => "utf-8-sig",
            Codec::UnicodeEscape => "unicode-escape",
            Codec::RawUnicodeEscape => "raw-unicode-escape",
        }
    }

    /// Decodes; unless `last`, what is incomplete is left. Gives the text and the bytes consumed.
    ///
    /// # Errors
    /// UnicodeDecodeError, and what error handlers raise.
    pub fn decode(
        self,
        vm: &mut Vm,
        bytes: &[u8],
        errors: Option<&Ref<Str>>,
        last: bool,
    ) -> PyResult<(Text, usize)> {
        let (encoding, skip) = match self {
            Codec::Plain(e) => (e, 0),
            Codec::Utf8Sig => {
                (Encoding::Utf8, if bytes.starts_with(SIGNATURE) { SIGNATURE.len() } else { 0 })
            }
            Codec::UnicodeEscape => return unicode_escape(vm, bytes, errors, last),
            Codec::RawUnicodeEscape => {
                let mut errors = DecodeErrors::named("rawunicodeescape", errors);
                let mut handler = |input: &[u8], bad: Bad| errors.recover(vm, input, bad);
                let decoded = decode_raw_unicode_escape(bytes, last, &mut handler)?;
                return Ok((decoded.text, decoded.consumed));
            }
        };
        let bytes = bytes.get(skip..).unwrap_or_default();
        let mut errors = DecodeErrors::of(encoding.resolved(bytes), errors);
        let mut handler = |input: &[u8], bad: Bad| errors.recover(vm, input, bad);
        let decoded = encoding.decode(bytes, last, &mut handler)?;
        Ok((decoded.text, decoded.consumed + skip))
    }

    /// Encodes a str.
    ///
    /// # Errors
    /// UnicodeEncodeError, and what error handlers raise.
    pub fn encode(self, vm: &mut Vm, object: &Value, errors: Option<&Ref<Str>>) -> PyResult<Vec<u8>> {
        let text = crate::types::str::args::text_of(object);
        let (encoding, mut out) = match self {
            Codec::Plain(e) => (e, Vec::new()),
            Codec::Utf8Sig => (Encoding::Utf8, SIGNATURE.to_vec()),
            Codec::UnicodeEscape => return Ok(encode_unicode_escape(text)),
            Codec::RawUnicodeEscape => return Ok(encode_raw_unicode_escape(text)),
        };
        if let (Encoding::Utf8, TextRef::Ascii(bytes)) = (encoding, text) {
            out.extend_from_slice(bytes);
            return Ok(out);
        }
        let mut errors = EncodeErrors::of(encoding, errors, object);
        let mut handler = |bad: Bad| errors.recover(vm, text, bad);
        match encoding.encode(text, &mut handler) {
            Ok(bytes) if out.is_empty() => Ok(bytes),
            Ok(bytes) => {
                out.extend_from_slice(&bytes);
                Ok(out)
            }
            Err(e) => Err(errors.error(vm, e)),
        }
    }
}

fn unicode_escape(
    vm: &mut Vm,
    bytes: &[u8],
    errors: Option<&Ref<Str>>,
    last: bool,
) -> PyResult<(Text, usize)> {
    let database = Database::of(vm.dialect.ucd());
    let named = |name: &[u8]| database.character(name);
    let mut errors = DecodeErrors::named("unicodeescape", errors);
    let mut handler = |input: &[u8], bad: Bad| errors.recover(vm, input, bad);
    let (decoded, invalid) = decode_unicode_escape(bytes, last, &named, &mut handler)?;
    vm.warn_of_escape(invalid, false)?;
    Ok((decoded.text, decoded.consumed))
}

impl Vm {
    /// Warns of an escape that means nothing, in text or in bytes.
    ///
    /// # Errors
    /// The warning, where a filter makes it an error.
    pub fn warn_of_escape(&mut self, invalid: Option<InvalidEscape>, in_bytes: bool) -> PyResult<()> {
        let Some(invalid) = invalid else { return Ok(()) };
        let text = self.dialect.escape_warning(invalid, in_bytes);
        self.warn(Exc::DeprecationWarning, &text, 1)
    }
}

/// `codecs.CodecInfo` where there is no `codecs`.
static CODEC_INFO: ScriptClass = ScriptClass {
    doc: Some("Codec details when looking up the codec registry"),
    methods: INFO_METHODS,
    ..ScriptClass::named("codecs.CodecInfo")
};

methods! { static INFO_METHODS;
    "__repr__($self, /)" => |vm, [this]| {
        let name = vm.intern("name");
        let encoding = vm.getattr(this, &name)?;
        let shown = vm.str_string(&encoding)?;
        let address = this.identity();
        Ok(vm.new_str(&format!("<codecs.CodecInfo object for encoding {shown} at {address:#x}>")))
    }
}

methods! { static CONVERT;
    "encode($self, input, errors='strict')" => |vm, [codec, input, errors]| {
        let Some(text) = input.downcast::<Str>() else {
            // The functions of `_codecs` are what CPython's codecs call.
            let function = format!("{}_encode", of(codec).name().replace('-', "_"));
            return Err(vm.bad_argument(&function, "argument 1", "str", input));
        };
        let bytes = of(codec).encode(vm, input, errors.downcast::<Str>())?;
        Ok(vm.new_tuple([new_bytes(bytes), Value::int(text.len() as i64)]))
    }
    "decode($self, input, errors='strict')" => |vm, [codec, input, errors]| {
        let data = vm.bytes_like(input)?;
        let (text, consumed) = of(codec).decode(vm, &data, errors.downcast::<Str>(), true)?;
        let text = vm.new_text(text);
        Ok(vm.new_tuple([text, Value::int(consumed as i64)]))
    }
}

/// The codec that a function is bound to.
fn of(name: &Value) -> Codec {
    let name = crate::types::str::args::text_of(name).to_string_lossy();
    Codec::from_name(&name).unwrap_or(Codec::Plain(Encoding::Utf8))
}

/// A builtin codec as the registry holds it; `None` for other names.
pub(super) fn codec_info(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(codec) = Codec::from_name(name) else { return Ok(None) };
    let this = vm.interned_value(codec.name());
    let function = |method: &'static Method| -> Value {
        Ref::new(Builtin { method, this: this.clone(), module: Value::NONE, class: None }).into()
    };
    let [encode, decode] = [function(&CONVERT[0]), function(&CONVERT[1])];
    let items = vm.new_tuple([encode.clone(), decode.clone(), Value::NONE, Value::NONE]);
    let class = match vm.late_classes.get(CODEC_INFO.name) {
        Some(class) => class.clone(),
        None => {
            let base = vm.types.tuple.clone();
            vm.script_class_with(&CODEC_INFO, vec![base])?
        }
    };
    let info = vm.call(class.value(), &[items])?;
    for (attribute, value) in [
        ("name", this.clone()),
        ("encode", encode),
        ("decode", decode),
        ("incrementalencoder", Value::NONE),
        ("incrementaldecoder", Value::NONE),
        ("streamreader", Value::NONE),
        ("streamwriter", Value::NONE),
        ("_is_text_encoding", Value::TRUE),
    ] {
        let attribute = vm.intern(attribute);
        vm.setattr(&info, &attribute, Some(&value))?;
    }
    Ok(Some(info))
}
