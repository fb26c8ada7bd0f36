//! `BufferedRWPair`: a reader and a writer as one object.

use super::base::says;
use super::{DEFAULT_BUFFER_SIZE, this};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::{Args, PyResult, Trace, Visitor, Vm};
use taipan_heap::{Ref, Value};

/// The two files; NULL until `__init__`.
struct Pair {
    reader: Value,
    writer: Value,
}

impl Trace for Pair {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.reader);
        visit(&self.writer);
    }
    fn clear(&mut self) {
        (self.reader, self.writer) = (Value::NULL, Value::NULL);
    }
}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots { new: Some(new), init: Some(init), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    signature: "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)",
    doc: Some(
        "A buffered reader and writer object together.\n\nA buffered reader object and buffered writer object put together to\nform a sequential IO object that can read and write. This is typically\nused with a socket or two-way pipe.\n\nreader and writer are RawIOBase objects that are readable and\nwriteable respectively. If the buffer_size is omitted it defaults to\nDEFAULT_BUFFER_SIZE.",
    ),
    ..TypeSpec::foreign("_io", "BufferedRWPair")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    let base = super::buffered_base(vm);
    vm.foreign_subclass::<Pair>(&SPEC, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.new_foreign(class, Pair { reader: Value::NULL, writer: Value::NULL }).into())
}

methods! { static INIT;
    "BufferedRWPair($self, reader, writer, buffer_size=<unrepresentable>, /)" => |vm, [object, reader, writer, size]| {
        let size = if size.is_null() { DEFAULT_BUFFER_SIZE as i64 } else { vm.ssize(size)? };
        let size = Value::int(size);
        says(vm, reader, "readable")?;
        says(vm, writer, "writable")?;
        let (reading, writing) = (super::reader_class(vm), super::writer_class(vm));
        let reader = vm.call(reading.value(), &[reader.clone(), size.clone()])?;
        let writer = vm.call(writing.value(), &[writer.clone(), size])?;
        *this::<Pair>(vm, object)?.get_mut(vm) = Pair { reader, writer };
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

fn half(vm: &mut Vm, object: &Value, which: fn(&Pair) -> &Value) -> PyResult {
    let half = which(this::<Pair>(vm, object)?.get(vm)).clone();
    if half.is_null() {
        raise!(vm, ValueError, "I/O operation on uninitialized object");
    }
    Ok(half)
}

fn forward(
    vm: &mut Vm,
    object: &Value,
    which: fn(&Pair) -> &Value,
    method: &str,
    args: &[Value],
) -> PyResult {
    let half = half(vm, object, which)?;
    let args: Vec<Value> = args.iter().filter(|a| !a.is_null()).cloned().collect();
    vm.call_method(&half, method, &args)
}

fn own(args: &Value) -> &[Value] {
    args.exact::<crate::types::tuple::Tuple>().map_or(&[], |t| t.items())
}

methods! { static METHODS;
    "read($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.reader, "read", own(args)) }
    "read1($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.reader, "read1", own(args)) }
    "peek($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.reader, "peek", own(args)) }
    "readinto($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.reader, "readinto", own(args)) }
    "readinto1($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.reader, "readinto1", own(args)) }
    "write($self, /, *args)" as "" => |vm, [object, args]| { forward(vm, object, |p| &p.writer, "write", own(args)) }
    "flush($self, /)" => |vm, [object]| { forward(vm, object, |p| &p.writer, "flush", &[]) }
    "readable($self, /)" => |vm, [object]| { forward(vm, object, |p| &p.reader, "readable", &[]) }
    "writable($self, /)" => |vm, [object]| { forward(vm, object, |p| &p.writer, "writable", &[]) }
    "close($self, /)" => |vm, [object]| {
        let written = forward(vm, object, |p| &p.writer, "close", &[]);
        let read = forward(vm, object, |p| &p.reader, "close", &[]);
        written?;
        read
    }
    "isatty($self, /)" => |vm, [object]| {
        let answer = forward(vm, object, |p| &p.writer, "isatty", &[])?;
        if vm.truth(&answer)? { Ok(answer) } else { forward(vm, object, |p| &p.reader, "isatty", &[]) }
    }
}

static GETSET: &[GetSet] = &[GetSet::read("closed", "", |vm, object| {
    let (writer, name) = (half(vm, object, |p| &p.writer)?, vm.intern("closed"));
    vm.getattr(&writer, &name)
})];
