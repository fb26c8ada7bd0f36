//! `zlib._ZlibDecompressor` (3.12): a decompressor that keeps input which it had no room for.

use super::decompress::{run, stream};
use super::inflate::Inflate;
use super::{Status, failed};
use crate::support::{self, class_arg, construct, receiver, traced};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

struct Decompressor {
    stream: Box<Inflate>,
    /// What was given for one; looked at only when it is needed.
    dictionary: Value,
    waiting: Vec<u8>,
    unused: Value,
    eof: bool,
    needs_input: bool,
}
traced!(Decompressor: unused, dictionary);

static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a decompressor object for decompressing data incrementally.

  wbits = 15
  zdict
     The predefined compression dictionary. This is a sequence of bytes
     (such as a bytes object) containing subsequences that are expected
     to occur frequently in the data that is to be compressed. Those
     subsequences that are expected to be most common should come at the
     end of the dictionary. This must be the same dictionary as used by the
     compressor that produced the input data.

",
    ),
    signature: "(wbits=15, zdict=b'')",
    slots: Slots { new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::foreign("zlib", "_ZlibDecompressor")
};

static GETSET: &[GetSet] = &[
    GetSet::member("eof", |vm, this| Ok(Value::bool(receiver::<Decompressor>(vm, this)?.get(vm).eof))),
    GetSet::member("unused_data", |vm, this| Ok(receiver::<Decompressor>(vm, this)?.get(vm).unused.clone())),
    GetSet::member("needs_input", |vm, this| {
        Ok(Value::bool(receiver::<Decompressor>(vm, this)?.get(vm).needs_input))
    }),
];

/// Puts the class into the module.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    if vm.dialect.has_name("zlib", "_ZlibDecompressor") {
        support::add_class::<Decompressor>(vm, dict, &SPEC);
    }
}

methods! { static NEW;
    "_ZlibDecompressor($type, wbits=15, zdict=b'')" => |vm, [class, bits, given]| {
        let class = class_arg(vm, class)?.clone();
        let bits = vm.parsed_int(bits)?;
        let mut stream = stream(vm, bits, None)?;
        if bits < 0 && !given.is_null() {
            stream.set_dictionary(&vm.bytes_like(given)?);
        }
        let payload = Decompressor {
            stream,
            dictionary: given.clone(),
            waiting: Vec::new(),
            unused: new_bytes(Vec::new()),
            eof: false,
            needs_input: true,
        };
        Ok(vm.new_foreign(&class, payload).into())
    }
}

fn decompress(vm: &mut Vm, this: &Value, data: &Value, most: &Value) -> PyResult {
    let data = vm.bytes_like(data)?;
    let most = vm.ssize(most)?;
    let own = receiver::<Decompressor>(vm, this)?.get_mut(vm);
    if own.eof {
        raise!(vm, EOFError, "End of stream already reached");
    }
    let mut waiting = std::mem::take(&mut own.waiting);
    waiting.extend_from_slice(&data);
    let (mut input, mut output) = (waiting.as_slice(), Vec::new());
    let room = usize::try_from(most).unwrap_or(usize::MAX);
    let mut status = run(&mut own.stream, None, &mut input, &mut output, room, false);
    let given = own.dictionary.clone();
    if status == Ok(Status::NeedDictionary) && !given.is_null() {
        let dictionary = vm.bytes_like(&given)?;
        let own = receiver::<Decompressor>(vm, this)?.get_mut(vm);
        status = run(&mut own.stream, Some(&dictionary), &mut input, &mut output, room, false);
    }
    let own = receiver::<Decompressor>(vm, this)?.get_mut(vm);
    match status {
        Ok(Status::Ok | Status::BufferError) => {}
        Ok(Status::End) => own.eof = true,
        Ok(status) => {
            let message = own.stream.message;
            return Err(failed(vm, status, message, "while decompressing data"));
        }
        Err(status) => return Err(failed(vm, status, None, "while setting zdict")),
    }
    own.needs_input = !own.eof && input.is_empty();
    if own.eof {
        own.unused = new_bytes(input.to_vec());
    } else {
        own.waiting = input.to_vec();
    }
    Ok(new_bytes(output))
}

methods! { static METHODS;
    /// Decompress *data*, returning uncompressed data as bytes.
    ///
    /// If *max_length* is nonnegative, returns at most *max_length* bytes of
    /// decompressed data. If this limit is reached and further output can be
    /// produced, *self.needs_input* will be set to ``False``. In this case, the next
    /// call to *decompress()* may provide *data* as b'' to obtain more of the output.
    ///
    /// If all of the input data was decompressed and returned (either because this
    /// was less than *max_length* bytes, or because *max_length* was negative),
    /// *self.needs_input* will be set to True.
    ///
    /// Attempting to decompress data after the end of stream is reached raises an
    /// EOFError.  Any data found after the end of the stream is ignored and saved in
    /// the unused_data attribute.
    "decompress($self, /, data, max_length=-1)"
    => |vm, [this, data, most]| { decompress(vm, this, data, most) }
}
