//! The encoding of a text file, piece by piece.

use crate::PyResult;
use crate::Vm;
use crate::exc::Exc;
use crate::types::bytes::new_bytes;
use crate::types::str::Str;
use crate::types::str::codec::{encode_error, policy_named, unicode_error};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, ByteOrder, EncodeError, Encoding, ErrorPolicy};
use taipan_prim::text::Text;

/// An encoding with its error handler, as they are called and as they work.
#[derive(Clone)]
pub struct Coding {
    pub name: String,
    pub errors: String,
    encoding: Encoding,
    policy: ErrorPolicy,
    /// UTF-8 with a signature: one that is still to be skipped or written.
    signature: bool,
}

impl Default for Coding {
    fn default() -> Coding {
        Coding {
            name: "UTF-8".to_string(),
            errors: "strict".to_string(),
            encoding: Encoding::Utf8,
            policy: ErrorPolicy::Strict,
            signature: false,
        }
    }
}

const SIGNATURE: &[u8] = b"\xef\xbb\xbf";

impl Coding {
    /// The coding of those names.
    ///
    /// # Errors
    /// LookupError for unknown ones.
    pub fn find(vm: &mut Vm, name: &str, errors: &str) -> PyResult<Coding> {
        let plain = name.to_ascii_lowercase().replace('-', "_");
        let signature = matches!(plain.as_str(), "utf_8_sig" | "utf8_sig");
        let encoding = match Encoding::from_name(name) {
            Some(encoding) => encoding,
            None if signature => Encoding::Utf8,
            None if matches!(plain.as_str(), "locale") => Encoding::Utf8,
            None => raise!(vm, LookupError, "unknown encoding: {name}"),
        };
        let policy = policy_named(vm, errors)?;
        Ok(Coding { name: name.to_string(), errors: errors.to_string(), encoding, policy, signature })
    }

    /// Whether text that is UTF-8 is written as it is.
    pub fn is_utf8(&self) -> bool {
        self.encoding == Encoding::Utf8
    }

    /// The same for the start of a file.
    pub fn is_plain_utf8(&self) -> bool {
        self.is_utf8() && !self.signature
    }

    /// Decodes what is complete of `bytes`, which keeps the rest unless `last`.
    pub fn decode(&mut self, vm: &mut Vm, bytes: &mut Vec<u8>, last: bool) -> PyResult<Text> {
        if self.signature {
            if !last && bytes.len() < SIGNATURE.len() && SIGNATURE.starts_with(bytes) {
                return Ok(Text::new());
            }
            if bytes.starts_with(SIGNATURE) {
                bytes.drain(..SIGNATURE.len());
            }
            self.signature = false;
        }
        let (encoding, policy) = (self.encoding, self.policy);
        let resolved = encoding.resolved(bytes);
        let input: &[u8] = bytes;
        let mut handler = |bad: Bad| match policy.on_decode(resolved, input, bad) {
            Some(replaced) => Ok(replaced),
            None => {
                let object = new_bytes(input);
                Err(unicode_error(vm, Exc::UnicodeDecodeError, resolved.name(), object, bad))
            }
        };
        let decoded = encoding.decode(input, last, &mut handler)?;
        if decoded.consumed > 0 {
            self.encoding = with_order(encoding, decoded.order);
        }
        bytes.drain(..decoded.consumed.min(bytes.len()));
        Ok(decoded.text)
    }

    /// Encodes; a mark of the byte order only where `first`.
    pub fn encode(&self, vm: &mut Vm, text: &Ref<Str>, first: bool) -> PyResult<Vec<u8>> {
        let mut out = if first && self.signature { SIGNATURE.to_vec() } else { Vec::new() };
        let encoding = if first { self.encoding } else { with_order(self.encoding, ByteOrder::Little) };
        let object: &Value = text.value();
        let mut handler = |bad: Bad| match self.policy.on_encode(encoding, text.text(), bad) {
            Some(replaced) => Ok(replaced),
            None => Err(encode_error(vm, encoding.name(), object, bad)),
        };
        match encoding.encode(text.text(), &mut handler) {
            Ok(bytes) => out.extend(bytes),
            Err(EncodeError::Handler(e)) => return Err(e),
            Err(EncodeError::Bad(bad)) => return Err(encode_error(vm, encoding.name(), object, bad)),
        }
        Ok(out)
    }
}

/// The encoding once the order of bytes is known.
fn with_order(encoding: Encoding, order: ByteOrder) -> Encoding {
    match encoding {
        Encoding::Utf16(ByteOrder::Native) => Encoding::Utf16(order),
        Encoding::Utf32(ByteOrder::Native) => Encoding::Utf32(order),
        other => other,
    }
}
