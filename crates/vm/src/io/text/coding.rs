//! The encoding of a text file, and how text is encoded for it.

use super::decoder::Decoder;
use crate::codecs::{Codec, EncodeErrors, Purpose};
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{PyResult, Visitor, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, ByteOrder, Encoding};

/// An encoding with its error handler, as they are called and as they work.
#[derive(Clone)]
pub struct Coding {
    pub name: String,
    pub errors: Ref<Str>,
    form: Form,
}

#[derive(Clone)]
enum Form {
    Native(Codec),
    /// A codec of the registry, and its incremental encoder: NULL until it is made.
    Python {
        codec: Value,
        encoder: Value,
    },
}

impl Default for Coding {
    fn default() -> Coding {
        Coding {
            name: "UTF-8".to_string(),
            errors: Ref::new(Str::new("strict".into())),
            form: Form::Native(Codec::Plain(Encoding::Utf8)),
        }
    }
}

impl Coding {
    /// The coding of those names.
    ///
    /// # Errors
    /// LookupError for an unknown one, and for one that is not of text.
    pub fn find(vm: &mut Vm, name: &str, errors: &Ref<Str>) -> PyResult<Coding> {
        let form = match Codec::from_name(if name == "locale" { "utf-8" } else { name }) {
            Some(codec) => Form::Native(codec),
            None => Form::Python { codec: vm.lookup_text_codec(name, Purpose::Open)?, encoder: Value::NULL },
        };
        Ok(Coding { name: name.to_string(), errors: errors.clone(), form })
    }

    pub fn trace(&self, visit: &mut Visitor<'_>) {
        if let Form::Python { codec, encoder } = &self.form {
            visit(codec);
            visit(encoder);
        }
    }

    /// Whether text that is UTF-8 is written as it is.
    pub fn is_utf8(&self) -> bool {
        matches!(self.form, Form::Native(Codec::Plain(Encoding::Utf8) | Codec::Utf8Sig))
    }

    /// The same for the start of a file.
    pub fn is_plain_utf8(&self) -> bool {
        matches!(self.form, Form::Native(Codec::Plain(Encoding::Utf8)))
    }

    /// An incremental converter of the codec.
    fn incremental(&self, vm: &mut Vm, codec: &Value, attribute: &str) -> PyResult {
        let name = vm.intern(attribute);
        let maker = vm.getattr(codec, &name)?;
        vm.call(&maker, std::slice::from_ref(self.errors.value()))
    }

    /// A decoder.
    ///
    /// # Errors
    /// What making one raises.
    pub fn decoder(&self, vm: &mut Vm) -> PyResult<Decoder> {
        match &self.form {
            Form::Native(codec) => Ok(Decoder::native(*codec, &self.errors)),
            Form::Python { codec, .. } => {
                self.incremental(vm, codec, "incrementaldecoder").map(Decoder::python)
            }
        }
    }

    /// Makes the encoder, where there is to be one.
    ///
    /// # Errors
    /// What making one raises.
    pub fn start_encoding(&mut self, vm: &mut Vm) -> PyResult<()> {
        if let Form::Python { codec, .. } = &self.form {
            let codec = codec.clone();
            let encoder = self.incremental(vm, &codec, "incrementalencoder")?;
            self.form = Form::Python { codec, encoder };
        }
        Ok(())
    }

    /// Tells an encoder written in Python whether the start of a file comes next.
    ///
    /// # Errors
    /// What that raises.
    pub fn reset_encoder(&self, vm: &mut Vm, first: bool) -> PyResult<()> {
        match &self.form {
            Form::Python { encoder, .. } if !encoder.is_null() && first => {
                vm.call_method(encoder, "reset", &[]).map(drop)
            }
            Form::Python { encoder, .. } if !encoder.is_null() => {
                vm.call_method(encoder, "setstate", &[Value::int(0)]).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Encodes; a mark of the byte order only where `first`.
    pub fn encode(&self, vm: &mut Vm, text: &Ref<Str>, first: bool) -> PyResult<Vec<u8>> {
        let codec = match &self.form {
            Form::Native(codec) => *codec,
            Form::Python { encoder, .. } => {
                let bytes = vm.call_method(encoder, "encode", std::slice::from_ref(text.value()))?;
                let Some(bytes) = bytes.downcast::<Bytes>() else {
                    let given = vm.type_name(&bytes);
                    raise!(vm, TypeError, "encoder should return a bytes object, not '{given}'");
                };
                return Ok(bytes.data().to_vec());
            }
        };
        let encoding = match codec {
            Codec::Plain(encoding) if first => encoding,
            Codec::Plain(encoding) => without_mark(encoding),
            Codec::Utf8Sig if !first => Encoding::Utf8,
            other => return other.encode(vm, text.value(), Some(&self.errors)),
        };
        let mut errors = EncodeErrors::of(encoding, Some(&self.errors), text.value());
        let mut handler = |bad: Bad| errors.recover(vm, text.text(), bad);
        match encoding.encode(text.text(), &mut handler) {
            Ok(bytes) => Ok(bytes),
            Err(e) => Err(errors.error(vm, e)),
        }
    }
}

/// The encoding of what does not begin a file.
fn without_mark(encoding: Encoding) -> Encoding {
    match encoding {
        Encoding::Utf16(ByteOrder::Native) => Encoding::Utf16(ByteOrder::Little),
        Encoding::Utf32(ByteOrder::Native) => Encoding::Utf32(ByteOrder::Little),
        other => other,
    }
}
