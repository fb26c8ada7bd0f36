//! Sizes, offsets and flags of types: those of CPython's structures on 64-bit machines.

use crate::Vm;
use crate::class::{Class, ClassFlags, is_subclass};
use crate::quirks::Dialect;
use taipan_heap::Ref;

/// `tp_basicsize` and `tp_itemsize` of a builtin type, by name.
fn builtin(name: &str) -> (i64, i64) {
    match name {
        "int" | "bool" => (24, 4),
        "float" | "classmethod_descriptor" => (24, 0),
        "complex" | "staticmethod" | "classmethod" | "mappingproxy" => (32, 0),
        "str" | "property" | "module" => (64, 0),
        "bytes" => (33, 1),
        "tuple" => (24, 8),
        "list" | "super" | "slice" | "method" | "cell" => (40, 0),
        "dict" | "range" | "method-wrapper" => (48, 0),
        "set" | "frozenset" => (200, 0),
        "bytearray" | "builtin_function_or_method" => (56, 0),
        "type" => (928, 40),
        "function" => (144, 0),
        "BaseException" => (72, 0),
        _ => (16, 0),
    }
}

/// The builtin type that instances are laid out as.
fn solid(vm: &Vm, class: &Ref<Class>) -> Ref<Class> {
    let mut c = class.clone();
    while c.get(vm).is_heap() {
        match &c.get(vm).base {
            Some(b) => c = b.clone(),
            None => break,
        }
    }
    c
}

/// `__basicsize__`.
pub fn basic_size(vm: &mut Vm, class: &Ref<Class>) -> i64 {
    let base = solid(vm, class);
    let size = builtin(&base.get(vm).name.to_string()).0;
    if !class.get(vm).is_heap() {
        return size;
    }
    let size = size + 8 * class.get(vm).slot_names.len() as i64;
    let (open, weak) = (class.get(vm).has_dict, supports_weakrefs(vm, class));
    vm.dialect.instance_offsets(size, open, weak).2
}

/// `__itemsize__`.
pub fn item_size(vm: &Vm, class: &Ref<Class>) -> i64 {
    builtin(&solid(vm, class).get(vm).name.to_string()).1
}

/// `__dictoffset__` and `__weakrefoffset__` of a builtin type, by name.
fn builtin_offsets(dialect: Dialect, name: &str) -> (i64, i64) {
    match name {
        "type" => (264, 368),
        "set" | "frozenset" => (0, 192),
        "staticmethod" | "classmethod" => (24, 0),
        "function" => (88, 96),
        "module" => (16, 40),
        "generator" | "coroutine" | "async_generator" => (0, dialect.generator_weakref_offset()),
        "builtin_function_or_method" | "GenericAlias" => (0, 40),
        "method" => (0, 32),
        "code" => (0, 144),
        "memoryview" => (0, 136),
        "Union" if dialect.unions_take_weakrefs() => (0, 40),
        _ => (0, 0),
    }
}

/// Whether a builtin type of that name lets weak references be made to its instances.
pub fn builtin_takes_weakrefs(dialect: Dialect, name: &str) -> bool {
    builtin_offsets(dialect, name).1 != 0
}

/// Whether weak references can be made to a class's instances.
pub fn supports_weakrefs(vm: &Vm, class: &Ref<Class>) -> bool {
    class.get(vm).flags.has(ClassFlags::WEAKREF)
}

/// `__dictoffset__` and `__weakrefoffset__`.
pub fn offsets(vm: &mut Vm, class: &Ref<Class>) -> (i64, i64) {
    let base = solid(vm, class).get(vm).name.to_string();
    let (own_dict, own_weakref) = builtin_offsets(vm.dialect, &base);
    if !class.get(vm).is_heap() {
        return (own_dict, own_weakref);
    }
    let (open, weak) = (class.get(vm).has_dict, supports_weakrefs(vm, class));
    let (dict, weakref, _) =
        vm.dialect.instance_offsets(builtin(&base).0, open && own_dict == 0, weak && own_weakref == 0);
    (if own_dict == 0 { dict } else { own_dict }, if own_weakref == 0 { weakref } else { own_weakref })
}

/// `__flags__`: the bits of Include/object.h that programs ask for.
pub fn type_flags(vm: &Vm, class: &Ref<Class>) -> i64 {
    let c = class.get(vm);
    let t = &vm.types;
    let mut flags = 1 << 12;
    flags |= if c.is_heap() { 1 << 9 | 1 << 14 } else { 1 << 8 };
    let bits = [
        (ClassFlags::BASETYPE, 10),
        (ClassFlags::ABSTRACT, 20),
        (ClassFlags::SEQUENCE, 5),
        (ClassFlags::MAPPING, 6),
        (ClassFlags::METHOD_DESCRIPTOR, 17),
        (ClassFlags::MATCH_SELF, 22),
        (ClassFlags::NO_NEW, 7),
    ];
    flags |= bits.iter().filter(|(f, _)| c.flags.has(*f)).fold(0, |all, (_, bit)| all | 1 << bit);
    let families = [
        (&t.int, 24),
        (&t.list, 25),
        (&t.tuple, 26),
        (&t.bytes, 27),
        (&t.str, 28),
        (&t.dict, 29),
        (vm.exceptions.get(crate::exc::Exc::BaseException), 30),
        (&t.r#type, 31),
    ];
    flags | families.iter().filter(|(f, _)| is_subclass(vm, class, f)).fold(0, |all, (_, bit)| all | 1 << bit)
}
