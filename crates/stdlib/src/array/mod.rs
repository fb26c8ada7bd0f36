//! `array`: sequences of numbers or characters of one C type.

mod construct;
mod iter;
mod kind;
mod methods;
mod pickle;
mod sequence;

use crate::support::{add_class, receiver, set_doc};
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::protocol::buffer::{BufferSlot, Exports};
use taipan_vm::types::dict::Dict;
use taipan_vm::{Foreign, NativeModule, PyResult, Ref, Trace, Value, Vm, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "array", init };

const DOC: &str = "This module defines an object type which can efficiently represent
an array of basic values: characters, integers, floating-point
numbers.  Arrays are sequence types and behave very much like lists,
except that the type of objects stored in them is constrained.
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "array", pickle::FUNCTIONS);
    let class = add_class::<Array>(vm, dict, &SPEC);
    vm.set_name(dict, "ArrayType", class.into());
    vm.foreign_class::<iter::ArrayIter>(&iter::SPEC);
    let codes = vm.new_str(vm.dialect.array_codes());
    vm.set_name(dict, "typecodes", codes);
    Ok(())
}

/// An array.
pub struct Array {
    pub code: u8,
    /// The items, little-endian.
    pub bytes: Vec<u8>,
    /// For how many items CPython would have room: `__sizeof__` tells.
    pub allocated: usize,
    /// Views of the memory: while there are any it must stay.
    pub exports: Exports,
}
impl Trace for Array {
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.bytes.capacity()
    }
}

/// The object in CPython, without items.
const BASE_SIZE: usize = 64;

impl Array {
    pub fn new(code: u8, bytes: Vec<u8>) -> Array {
        let allocated = bytes.len() / kind::size(code).unwrap_or(1);
        Array { code, bytes, allocated, exports: Exports::default() }
    }

    /// Bytes of an item.
    pub fn item_size(&self) -> usize {
        kind::size(self.code).unwrap_or(1)
    }

    /// Items.
    pub fn len(&self) -> usize {
        self.bytes.len() / self.item_size()
    }

    /// The bytes of an item.
    pub fn item(&self, index: usize) -> &[u8] {
        let size = self.item_size();
        self.bytes.get(index * size..(index + 1) * size).unwrap_or(&[])
    }

    /// Notes that the array now has another length than `before` (`array_resize`).
    fn resized(&mut self, before: usize) {
        let len = self.len();
        if self.allocated >= len && before < len + 16 && self.allocated > 0 {
            return;
        }
        self.allocated = if len == 0 { 0 } else { (len >> 4) + if before < 8 { 3 } else { 7 } + len };
    }
}

/// Changes the number of items.
///
/// # Errors
/// BufferError while views exist.
pub fn resize(vm: &mut Vm, this: &Foreign<Array>, change: impl FnOnce(&mut Vec<u8>)) -> PyResult<()> {
    let array = this.get_mut(vm);
    if array.exports.any() {
        raise!(vm, BufferError, "cannot resize an array that is exporting buffers");
    }
    let before = array.len();
    change(&mut array.bytes);
    array.resized(before);
    Ok(())
}

/// A new array of the plain class.
pub fn new_array(vm: &mut Vm, code: u8, bytes: Vec<u8>) -> Value {
    let class = vm.foreign_class::<Array>(&SPEC);
    vm.new_foreign(&class, Array::new(code, bytes)).into()
}

static BUFFER: BufferSlot = BufferSlot {
    item: |vm, v| {
        let array = v.foreign::<Array>().map(|a| a.get(vm));
        array.map_or(('B', 1), |a| (if kind::is_text(a.code) { 'w' } else { a.code as char }, a.item_size()))
    },
    read: |vm, v| v.foreign::<Array>().map_or(&[], |a| &a.get(vm).bytes),
    write: Some(|vm, v| match v.foreign::<Array>() {
        Some(a) => &mut a.get_mut(vm).bytes,
        None => &mut [],
    }),
    exports: |vm, v| v.foreign::<Array>().map(|a| a.get(vm).exports.clone()),
};

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "array(typecode [, initializer]) -> array

Return a new array whose items are restricted by typecode, and
initialized from the optional initializer value, which must be a list,
string or iterable over elements of the appropriate type.

Arrays represent basic values and behave very much like lists, except
the type of objects stored in them is constrained. The type is specified
at object creation time by using a type code, which is a single character.
The following type codes are defined:

    Type code   C Type             Minimum size in bytes
    'b'         signed integer     1
    'B'         unsigned integer   1
    'u'         Unicode character  2 (see note)
    'h'         signed integer     2
    'H'         unsigned integer   2
    'i'         signed integer     2
    'I'         unsigned integer   2
    'l'         signed integer     4
    'L'         unsigned integer   4
    'q'         signed integer     8 (see note)
    'Q'         unsigned integer   8 (see note)
    'f'         floating-point     4
    'd'         floating-point     8

NOTE: The 'u' typecode corresponds to Python's unicode character. On
narrow builds this is 2-bytes on wide builds this is 4-bytes.

NOTE: The 'q' and 'Q' type codes are only available if the platform
C compiler used to build Python supports 'long long', or, on Windows,
'__int64'.

Methods:

append() -- append a new item to the end of the array
buffer_info() -- return information giving the current memory info
byteswap() -- byteswap all the items of the array
count() -- return number of occurrences of an object
extend() -- extend array by appending multiple elements from an iterable
fromfile() -- read items from a file object
fromlist() -- append items from the list
frombytes() -- append items from the string
index() -- return index of first occurrence of an object
insert() -- insert a new item into the array at a provided position
pop() -- remove and return item (default last)
remove() -- remove first occurrence of an object
reverse() -- reverse the order of the items in the array
tofile() -- write all items to a file object
tolist() -- return the array converted to an ordinary list
tobytes() -- return the array converted to a string

Attributes:

typecode -- the typecode character used to create the array
itemsize -- the length in bytes of one array item
",
    ),
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE),
    slots: Slots {
        new: Some(construct::new),
        repr: Some(sequence::repr),
        compare: Some(sequence::compare),
        iter: Some(iter::make),
        len: Some(|vm, this| Ok(receiver::<Array>(vm, this)?.get(vm).len())),
        getitem: Some(sequence::getitem),
        item_at: Some(sequence::item_at),
        put_item_at: Some(sequence::put_item_at),
        setitem: Some(sequence::setitem),
        contains: Some(sequence::contains),
        concat: Some(sequence::concat),
        iconcat: Some(sequence::iconcat),
        repeat: Some(sequence::repeat),
        irepeat: Some(sequence::irepeat),
        buffer: Some(&BUFFER),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: &[
        GetSet::read("typecode", "the typecode character used to create the array", |vm, this| {
            let code = receiver::<Array>(vm, this)?.get(vm).code;
            Ok(vm.char_str(code.into()))
        }),
        GetSet::read("itemsize", "the size, in bytes, of one array item", |vm, this| {
            Ok(Value::int(receiver::<Array>(vm, this)?.get(vm).item_size() as i64))
        }),
    ],
    ..TypeSpec::foreign("array", "array")
};
