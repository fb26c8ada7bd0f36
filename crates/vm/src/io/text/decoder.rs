//! The decoder of a text file: bytes piece by piece, with a state that `tell` and `seek` save and restore.

use crate::codecs::{Codec, DecodeErrors};
use crate::io::newline::Translation;
use crate::types::bytes::{Bytes, new_bytes};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Visitor, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, ByteOrder, Encoding};
use taipan_prim::text::Text;

/// Bytes to text, and line ends to those that are asked for.
#[derive(Clone)]
pub struct Decoder {
    form: Form,
    pub translation: Option<Translation>,
}

#[derive(Clone)]
enum Form {
    Native(Native),
    /// An incremental decoder of the registry.
    Python(Value),
}

/// A builtin codec under way.
#[derive(Clone)]
struct Native {
    codec: Codec,
    errors: Ref<Str>,
    /// That of UTF-16 and UTF-32, once it is known.
    order: ByteOrder,
    /// UTF-8 with a signature: it is still to come.
    first: bool,
    /// Bytes that are not decoded yet: half of a character.
    undecoded: Vec<u8>,
}

const SIGNATURE: &[u8] = b"\xef\xbb\xbf";

impl Native {
    fn new(codec: Codec, errors: &Ref<Str>) -> Native {
        let errors = errors.clone();
        Native { codec, errors, order: ByteOrder::Native, first: true, undecoded: Vec::new() }
    }

    fn decode(&mut self, vm: &mut Vm, bytes: &[u8], last: bool) -> PyResult<Text> {
        let mut input = std::mem::take(&mut self.undecoded);
        input.extend_from_slice(bytes);
        if self.codec == Codec::Utf8Sig && self.first {
            if !last && input.len() < SIGNATURE.len() && SIGNATURE.starts_with(&input) {
                self.undecoded = input;
                return Ok(Text::new());
            }
            if input.starts_with(SIGNATURE) {
                input.drain(..SIGNATURE.len());
            }
            self.first = false;
        }
        let result = match self.encoding() {
            Some(encoding) => self.plain(vm, encoding, &input, last),
            None => self.codec.decode(vm, &input, Some(&self.errors), last),
        };
        let consumed = result.as_ref().map_or(0, |(_, consumed)| *consumed);
        input.drain(..consumed.min(input.len()));
        // An error leaves the state as it was before these bytes.
        if result.is_err() {
            input.truncate(input.len().saturating_sub(bytes.len()));
        }
        self.undecoded = input;
        result.map(|(text, _)| text)
    }

    /// The encoding of the core, with the byte order that was found.
    fn encoding(&self) -> Option<Encoding> {
        Some(match self.codec {
            Codec::Plain(Encoding::Utf16(ByteOrder::Native)) => Encoding::Utf16(self.order),
            Codec::Plain(Encoding::Utf32(ByteOrder::Native)) => Encoding::Utf32(self.order),
            Codec::Plain(encoding) => encoding,
            Codec::Utf8Sig => Encoding::Utf8,
            Codec::UnicodeEscape | Codec::RawUnicodeEscape => return None,
        })
    }

    fn plain(
        &mut self,
        vm: &mut Vm,
        encoding: Encoding,
        input: &[u8],
        last: bool,
    ) -> PyResult<(Text, usize)> {
        let mut errors = DecodeErrors::of(encoding.resolved(input), Some(&self.errors));
        let mut handler = |input: &[u8], bad: Bad| errors.recover(vm, input, bad);
        let decoded = encoding.decode(input, last, &mut handler)?;
        if let Encoding::Utf16(ByteOrder::Native) | Encoding::Utf32(ByteOrder::Native) = encoding {
            let utf16 = encoding == Encoding::Utf16(ByteOrder::Native);
            if decoded.order == ByteOrder::Native && decoded.consumed >= if utf16 { 2 } else { 4 } {
                return Err(vm.no_byte_order_mark(utf16, input));
            }
            self.order = decoded.order;
        }
        Ok((decoded.text, decoded.consumed))
    }

    /// The second item of `getstate()` of that encoding's incremental decoder.
    fn flags(&self) -> i64 {
        match (self.codec, self.order) {
            (Codec::Utf8Sig, _) => self.first.into(),
            (
                Codec::Plain(Encoding::Utf16(ByteOrder::Native) | Encoding::Utf32(ByteOrder::Native)),
                order,
            ) => match order {
                ByteOrder::Native => 2,
                ByteOrder::Big => 1,
                ByteOrder::Little => 0,
            },
            _ => 0,
        }
    }

    fn set_flags(&mut self, flags: i64) {
        self.first = flags != 0;
        self.order = match flags {
            0 => ByteOrder::Little,
            1 => ByteOrder::Big,
            _ => ByteOrder::Native,
        };
        self.undecoded.clear();
    }
}

impl Decoder {
    pub fn native(codec: Codec, errors: &Ref<Str>) -> Decoder {
        Decoder { form: Form::Native(Native::new(codec, errors)), translation: None }
    }

    /// By an incremental decoder.
    pub fn python(decoder: Value) -> Decoder {
        Decoder { form: Form::Python(decoder), translation: None }
    }

    pub fn trace(&self, visit: &mut Visitor<'_>) {
        if let Form::Python(decoder) = &self.form {
            visit(decoder);
        }
    }

    /// The text of the next bytes; `last` where no others follow.
    ///
    /// # Errors
    /// UnicodeDecodeError, and what a decoder written in Python raises.
    pub fn decode(&mut self, vm: &mut Vm, bytes: &[u8], last: bool) -> PyResult<Text> {
        let text = match &mut self.form {
            Form::Native(native) => native.decode(vm, bytes, last)?,
            Form::Python(decoder) => {
                let decoder = decoder.clone();
                let text = vm.call_method(&decoder, "decode", &[new_bytes(bytes), Value::bool(last)])?;
                match text.downcast::<Str>() {
                    Some(text) => text.text().to_text(),
                    None => {
                        let given = vm.type_name(&text);
                        raise!(vm, TypeError, "decoder should return a string result, not '{given}'")
                    }
                }
            }
        };
        Ok(match &mut self.translation {
            Some(translation) => translation.feed(text.as_ref(), last),
            None => text,
        })
    }

    /// The bytes that wait, and the rest of the state as a number.
    ///
    /// # Errors
    /// What a decoder written in Python raises.
    pub fn state(&self, vm: &mut Vm) -> PyResult<(Vec<u8>, i64)> {
        let (bytes, flags) = match &self.form {
            Form::Native(native) => (native.undecoded.clone(), native.flags()),
            Form::Python(decoder) => {
                let state = vm.call_method(decoder, "getstate", &[])?;
                let Some([bytes, flags]) = state.downcast::<Tuple>().map(|t| t.items()) else {
                    raise!(vm, TypeError, "illegal decoder state");
                };
                let Some(waiting) = bytes.downcast::<Bytes>() else {
                    let given = vm.type_name(bytes);
                    raise!(
                        vm,
                        TypeError,
                        "illegal decoder state: the first item should be a bytes object, not '{given}'"
                    );
                };
                (waiting.data().to_vec(), vm.index_i64(flags)?)
            }
        };
        let Some(translation) = &self.translation else { return Ok((bytes, flags)) };
        Ok((bytes, flags.wrapping_shl(1) | i64::from(translation.pending)))
    }

    /// Goes back to a state in which no bytes waited, or with 0 at the start of the file to the first one.
    ///
    /// # Errors
    /// What a decoder written in Python raises.
    pub fn restore(&mut self, vm: &mut Vm, start: i64, flags: i64) -> PyResult<()> {
        if start == 0 && flags == 0 {
            return self.reset(vm);
        }
        let mut inner = flags;
        if let Some(translation) = &mut self.translation {
            translation.pending = flags & 1 != 0;
            inner = flags >> 1;
        }
        match &mut self.form {
            Form::Native(native) => native.set_flags(inner),
            Form::Python(decoder) => {
                let state = vm.new_tuple([new_bytes([]), Value::int(inner)]);
                vm.call_method(decoder, "setstate", &[state])?;
            }
        }
        Ok(())
    }

    /// A copy to try out decoding with. That of a decoder written in Python is the decoder itself.
    pub fn saved(&self, vm: &mut Vm) -> PyResult<Saved> {
        Ok(Saved { decoder: self.clone(), state: self.state(vm)? })
    }

    /// Forgets all there was before.
    ///
    /// # Errors
    /// What a decoder written in Python raises.
    pub fn reset(&mut self, vm: &mut Vm) -> PyResult<()> {
        if let Some(translation) = &mut self.translation {
            *translation = Translation { translate: translation.translate, ..Translation::default() };
        }
        match &mut self.form {
            Form::Native(native) => *native = Native::new(native.codec, &native.errors),
            Form::Python(decoder) => {
                let decoder = decoder.clone();
                vm.call_method(&decoder, "reset", &[])?;
            }
        }
        Ok(())
    }
}

/// A decoder as it was.
pub struct Saved {
    decoder: Decoder,
    state: (Vec<u8>, i64),
}

impl Saved {
    /// The decoder, as it was.
    ///
    /// # Errors
    /// What a decoder written in Python raises.
    pub fn back(self, vm: &mut Vm) -> PyResult<Decoder> {
        if let Form::Python(decoder) = &self.decoder.form {
            let (bytes, flags) = self.state;
            let flags = if self.decoder.translation.is_some() { flags >> 1 } else { flags };
            let state = vm.new_tuple([new_bytes(bytes), Value::int(flags)]);
            vm.call_method(decoder, "setstate", &[state])?;
        }
        Ok(self.decoder)
    }
}

impl Vm {
    /// What the incremental decoders of UTF-16 and UTF-32 raise where there is no byte order mark.
    fn no_byte_order_mark(&mut self, utf16: bool, input: &[u8]) -> Raised {
        let name = if utf16 { "UTF-16" } else { "UTF-32" };
        if !self.dialect.locates_missing_mark() {
            return error!(self, UnicodeError, "{name} stream does not start with BOM");
        }
        let mut errors = DecodeErrors::named(if utf16 { "utf-16" } else { "utf-32" }, None);
        let end = if utf16 { 2 } else { 4 };
        errors.failure(self, input, Bad { start: 0, end, reason: "Stream does not start with BOM" })
    }
}
