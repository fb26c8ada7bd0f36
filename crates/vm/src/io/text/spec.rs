//! The type `TextIOWrapper` and its attributes.

use super::{TextIo, attached, initialised, methods, read};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::io::{text_base, this};
use crate::{Args, PyResult, Vm};
use taipan_heap::{Ref, Value};

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        next: Some(read::next),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: GETSET,
    signature: "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)",
    doc: Some(
        "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded with. It defaults to locale.getencoding().\n\nerrors determines the strictness of encoding and decoding (see\nhelp(codecs.Codec) or the documentation for codecs.register) and\ndefaults to \"strict\".\n\nnewline controls how line endings are handled. It can be None, '',\n'\\n', '\\r', and '\\r\\n'.  It works as follows:\n\n* On input, if newline is None, universal newlines mode is\n  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n  these are translated into '\\n' before being returned to the\n  caller. If it is '', universal newline mode is enabled, but line\n  endings are returned to the caller untranslated. If it has any of\n  the other legal values, input lines are only terminated by the given\n  string, and the line ending is returned to the caller untranslated.\n\n* On output, if newline is None, any '\\n' characters written are\n  translated to the system default line separator, os.linesep. If\n  newline is '' or '\\n', no translation takes place. If newline is any\n  of the other legal values, any '\\n' characters written are translated\n  to the given string.\n\nIf line_buffering is True, a call to flush is implied when a call to\nwrite contains a newline character.",
    ),
    ..TypeSpec::foreign("_io", "TextIOWrapper")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    let base = text_base(vm);
    vm.foreign_subclass::<TextIo>(&SPEC, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.new_foreign(class, TextIo::empty()).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &methods::INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

/// An attribute of the buffer.
fn of_buffer(vm: &mut Vm, object: &Value, name: &str) -> PyResult {
    let (_, buffer) = attached(vm, object)?;
    let name = vm.intern(name);
    vm.getattr(&buffer, &name)
}

static GETSET: &[GetSet] = &[
    GetSet::read("name", "", |vm, object| of_buffer(vm, object, "name")),
    GetSet::read("closed", "", |vm, object| of_buffer(vm, object, "closed")),
    GetSet::member("encoding", |vm, object| {
        let file = this::<TextIo>(vm, object)?;
        if file.get(vm).is_uninitialised() {
            return Ok(Value::NONE);
        }
        let name = file.get(vm).coding.name.clone();
        Ok(vm.new_str(&name))
    }),
    GetSet::read("errors", "", |vm, object| {
        let errors = initialised(vm, object)?.get(vm).coding.errors.clone();
        Ok(errors.into())
    }),
    GetSet::read("newlines", "", |vm, object| {
        let (file, _) = attached(vm, object)?;
        let translation = file.get(vm).decoder.as_ref().and_then(|d| d.translation);
        Ok(translation.map_or(Value::NONE, |t| t.newlines(vm)))
    }),
    GetSet::member("buffer", |vm, object| {
        Ok(this::<TextIo>(vm, object)?.get(vm).buffer.present().cloned().unwrap_or(Value::NONE))
    }),
    GetSet::member("line_buffering", |vm, object| {
        Ok(Value::bool(this::<TextIo>(vm, object)?.get(vm).line_buffering))
    }),
    GetSet::member("write_through", |vm, object| {
        Ok(Value::bool(this::<TextIo>(vm, object)?.get(vm).write_through))
    }),
    GetSet::write(
        "_CHUNK_SIZE",
        |vm, object| Ok(Value::int(attached(vm, object)?.0.get(vm).chunk_size as i64)),
        |vm, object, value| {
            let (file, _) = attached(vm, object)?;
            let size = value.map_or(Ok(0), |v| vm.ssize(v))?;
            let Some(size) = usize::try_from(size).ok().filter(|&s| s > 0) else {
                raise!(vm, ValueError, "a strictly positive integer is required");
            };
            file.get_mut(vm).chunk_size = size;
            Ok(())
        },
    ),
    GetSet::field(
        "_finalizing",
        |vm, object| Ok(Value::bool(this::<TextIo>(vm, object)?.get(vm).finalizing)),
        |vm, object, value| {
            let on = value.map_or(Ok(false), |v| vm.truth(v))?;
            this::<TextIo>(vm, object)?.get_mut(vm).finalizing = on;
            Ok(())
        },
    ),
];

fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let file = initialised(vm, object)?;
    let encoding = file.get(vm).coding.name.clone();
    let mut text = "<_io.TextIOWrapper".to_string();
    for attribute in ["name", "mode"] {
        let name = vm.intern(attribute);
        match vm.getattr_optional(object, &name) {
            Ok(Some(value)) => text += &format!(" {attribute}={}", vm.repr_string(&value)?),
            Ok(None) => {}
            Err(e) if vm.is_exception(&e, Exc::ValueError) => {}
            Err(e) => return Err(e),
        }
    }
    let encoding = vm.new_str(&encoding);
    text += &format!(" encoding={}>", vm.repr_string(&encoding)?);
    Ok(vm.new_str(&text))
}
