//! Sizes, offsets and flags of types: those of CPython's structures on 64-bit machines.

use crate::Vm;
use crate::class::{Class, ClassFlags, is_subclass};
use crate::quirks::Dialect;
use taipan_heap::Ref;

/// `tp_basicsize` and `tp_itemsize` of a builtin type, by name, where no dialect says otherwise.
fn builtin(dialect: Dialect, name: &str) -> (i64, i64) {
    if let Some(size) = dialect.builtin_size(name) {
        return size;
    }
    match name {
        "int" | "bool" => (24, 4),
        "tuple" => (24, 8),
        "cell" | "dict_items" | "dict_keys" | "dict_values" | "mappingproxy" | "float"
        | "SimpleNamespace" => (24, 0),
        "bytearray_iterator"
        | "bytes_iterator"
        | "callable_iterator"
        | "classmethod"
        | "complex"
        | "filter"
        | "list_iterator"
        | "list_reverseiterator"
        | "map"
        | "reversed"
        | "iterator"
        | "staticmethod"
        | "tuple_iterator"
        | "str_iterator"
        | "str_ascii_iterator"
        | "method-wrapper"
        | "UnionType" => (32, 0),
        "bytes" => (33, 1),
        "list" | "longrange_iterator" | "range_iterator" | "slice" | "super" | "traceback" => (40, 0),
        "dict" | "getset_descriptor" | "member_descriptor" | "method" | "range" | "set_iterator" | "zip" => {
            (48, 0)
        }
        "bytearray"
        | "builtin_function_or_method"
        | "classmethod_descriptor"
        | "dict_itemiterator"
        | "dict_keyiterator"
        | "dict_valueiterator"
        | "dict_reverseitemiterator"
        | "dict_reversekeyiterator"
        | "dict_reversevalueiterator"
        | "enumerate"
        | "method_descriptor"
        | "module"
        | "wrapper_descriptor"
        | "TypeAliasType" => (56, 0),
        "property" | "str" | "GenericAlias" | "CallableProxyType" | "ProxyType" | "ReferenceType" => (64, 0),
        "NameError" | "UnboundLocalError" | "StopIteration" | "SystemExit" => (80, 0),
        "BaseExceptionGroup" | "AttributeError" => (88, 0),
        "ImportError" | "ModuleNotFoundError" => (104, 0),
        "OSError" | "UnicodeDecodeError" | "UnicodeEncodeError" | "UnicodeTranslateError" => (112, 0),
        "SyntaxError" | "IndentationError" | "TabError" => (136, 0),
        "frame" => (136, 8),
        "function" => (144, 0),
        "async_generator" | "coroutine" | "generator" | "memoryview" => (144, 8),
        "frozenset" | "set" => (200, 0),
        "code" => (200, 2),
        "type" => (928, 40),
        _ => (16, 0),
    }
}

/// The same for a class, which may be an exception that is no larger than its base.
fn native_size(vm: &Vm, class: &Ref<Class>) -> (i64, i64) {
    let name = class.get(vm).name.to_string();
    let size = builtin(vm.dialect, &name);
    let mut base = class.get(vm).base.clone();
    if size != (16, 0) || !is_subclass(vm, class, vm.exceptions.get(crate::exc::Exc::BaseException)) {
        return size;
    }
    while let Some(b) = base {
        let of_base = builtin(vm.dialect, &b.get(vm).name.to_string());
        if of_base != (16, 0) {
            return of_base;
        }
        base = b.get(vm).base.clone();
    }
    (72, 0)
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
    let size = native_size(vm, &base).0;
    if !class.get(vm).is_heap() {
        return size;
    }
    let size = size + 8 * class.get(vm).slot_names.len() as i64;
    let (open, weak) = (class.get(vm).has_dict, supports_weakrefs(vm, class));
    vm.dialect.instance_offsets(size, open, weak).2
}

/// `__itemsize__`.
pub fn item_size(vm: &Vm, class: &Ref<Class>) -> i64 {
    native_size(vm, &solid(vm, class)).1
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
    let base = solid(vm, class);
    let (own_dict, own_weakref) = builtin_offsets(vm.dialect, &base.get(vm).name.to_string());
    if !class.get(vm).is_heap() {
        return (own_dict, own_weakref);
    }
    let (open, weak) = (class.get(vm).has_dict, supports_weakrefs(vm, class));
    let (dict, weakref, _) = vm.dialect.instance_offsets(
        native_size(vm, &base).0,
        open && own_dict == 0,
        weak && own_weakref == 0,
    );
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
