//! The builtin types: one line each, and a folder or file each.

pub mod builtin;
pub mod bytearray;
pub mod bytes;
pub mod cell;
pub mod code;
pub mod complex;
pub mod dict;
pub mod float;
pub mod frame;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod getset;
pub mod int;
pub mod iter;
pub mod list;
pub mod mappingproxy;
pub mod memoryview;
pub mod method;
pub mod module;
pub mod namespace;
pub mod object;
pub mod percent;
pub mod property;
pub mod range;
pub mod set;
pub mod singletons;
pub mod size;
pub mod slice;
pub mod staticmethod;
pub mod str;
pub mod structseq;
pub mod super_;
pub mod template;
pub mod tuple;
pub mod type_;
pub mod typing;
pub mod union;
pub mod weakref;

use crate::Vm;
use crate::class::{Class, ClassFlags, Slots};
use crate::types::dict::Dict;
use crate::types::str::Str;
use taipan_heap::{Ref, ShapeId, id};

macro_rules! types {
    ($($name:ident : $base:ident = $spec:path, $public:literal;)*) => {
        /// The classes of the builtin types.
        pub struct Types { $(pub $name: Ref<Class>,)* }

        impl Types {
            /// Stands in while the real classes are made, and after they are gone.
            pub(crate) fn placeholder() -> Types {
                let class = placeholder_class();
                Types { $($name: class.clone(),)* }
            }
        }

        /// Makes the classes, bases first.
        pub(crate) fn create(vm: &mut Vm) {
            $(
                let base = if stringify!($name) == "object" { None } else { Some(vm.types.$base.clone()) };
                vm.types.$name = vm.native_class(&$spec, base);
            )*
        }

        /// Fills their namespaces, and `builtins` with those that have a name there.
        pub(crate) fn fill(vm: &mut Vm) {
            vm.name_union_type();
            $(
                let class = vm.types.$name.clone();
                vm.fill_native_class(&class, &$spec);
                if $public {
                    let (builtins, name) = (vm.builtins.clone(), vm.intern($spec.name));
                    vm.dict_set_str(&builtins, &name, class.into());
                }
            )*
        }
    };
}

types! {
    object: object = object::SPEC, true;
    r#type: object = type_::SPEC, true;
    int: object = int::SPEC, true;
    bool: int = int::BOOL_SPEC, true;
    float: object = float::SPEC, true;
    complex: object = complex::SPEC, true;
    str: object = str::SPEC, true;
    bytes: object = bytes::SPEC, true;
    bytearray: object = bytearray::SPEC, true;
    memoryview: object = memoryview::SPEC, true;
    tuple: object = tuple::SPEC, true;
    list: object = list::SPEC, true;
    dict: object = dict::SPEC, true;
    set: object = set::SPEC, true;
    frozenset: object = set::FROZEN_SPEC, true;
    range: object = range::SPEC, true;
    slice: object = slice::SPEC, true;
    property: object = property::SPEC, true;
    staticmethod: object = staticmethod::SPEC, true;
    classmethod: object = staticmethod::CLASS_SPEC, true;
    super_: object = super_::SPEC, true;
    enumerate: object = iter::ENUMERATE_SPEC, true;
    zip: object = iter::ZIP_SPEC, true;
    map: object = iter::MAP_SPEC, true;
    filter: object = iter::FILTER_SPEC, true;
    reversed: object = iter::REVERSED_SPEC, true;
    none: object = singletons::NONE_SPEC, false;
    ellipsis: object = singletons::ELLIPSIS_SPEC, false;
    not_implemented: object = singletons::NOT_IMPLEMENTED_SPEC, false;
    function: object = function::SPEC, false;
    code: object = code::SPEC, false;
    line_iterator: object = code::LINE_ITER_SPEC, false;
    positions_iterator: object = code::POSITIONS_ITER_SPEC, false;
    cell: object = cell::SPEC, false;
    module: object = module::SPEC, false;
    method: object = method::SPEC, false;
    builtin: object = builtin::BUILTIN_SPEC, false;
    method_descriptor: object = builtin::DESCRIPTOR_SPEC, false;
    classmethod_descriptor: object = builtin::CLASS_DESCRIPTOR_SPEC, false;
    wrapper_descriptor: object = builtin::WRAPPER_SPEC, false;
    method_wrapper: object = builtin::METHOD_WRAPPER_SPEC, false;
    getset_descriptor: object = getset::SPEC, false;
    member_descriptor: object = getset::MEMBER_SPEC, false;
    traceback: object = crate::exc::TRACEBACK_SPEC, false;
    frame: object = frame::SPEC, false;
    frame_locals: object = frame::LOCALS_SPEC, false;
    generator: object = generator::SPEC, false;
    coroutine: object = generator::COROUTINE_SPEC, false;
    coroutine_wrapper: object = generator::WRAPPER_SPEC, false;
    async_generator: object = generator::ASYNC_GENERATOR_SPEC, false;
    async_generator_asend: object = generator::ASEND_SPEC, false;
    async_generator_athrow: object = generator::ATHROW_SPEC, false;
    async_generator_wrapped_value: object = generator::WRAPPED_SPEC, false;
    anext_awaitable: object = generator::ANEXT_SPEC, false;
    template: object = template::SPEC, false;
    template_iter: object = template::ITER_SPEC, false;
    interpolation: object = template::INTERPOLATION_SPEC, false;
    list_iterator: object = list::ITER_SPEC, false;
    list_reverseiterator: object = list::REVERSE_ITER_SPEC, false;
    tuple_iterator: object = tuple::ITER_SPEC, false;
    range_iterator: object = range::ITER_SPEC, false;
    longrange_iterator: object = range::BIG_ITER_SPEC, false;
    str_iterator: object = str::ITER_SPEC, false;
    str_ascii_iterator: object = str::ASCII_ITER_SPEC, false;
    bytes_iterator: object = bytes::ITER_SPEC, false;
    bytearray_iterator: object = bytearray::ITER_SPEC, false;
    memory_iterator: object = memoryview::ITER_SPEC, false;
    set_iterator: object = set::ITER_SPEC, false;
    dict_keyiterator: object = dict::KEY_ITER_SPEC, false;
    dict_valueiterator: object = dict::VALUE_ITER_SPEC, false;
    dict_itemiterator: object = dict::ITEM_ITER_SPEC, false;
    dict_reversekeyiterator: object = dict::REVERSE_KEY_ITER_SPEC, false;
    dict_reversevalueiterator: object = dict::REVERSE_VALUE_ITER_SPEC, false;
    dict_reverseitemiterator: object = dict::REVERSE_ITEM_ITER_SPEC, false;
    dict_keys: object = dict::KEYS_SPEC, false;
    dict_values: object = dict::VALUES_SPEC, false;
    dict_items: object = dict::ITEMS_SPEC, false;
    sequence_iterator: object = iter::SEQUENCE_SPEC, false;
    callable_iterator: object = iter::CALLABLE_SPEC, false;
    mappingproxy: object = mappingproxy::SPEC, false;
    generic_alias: object = generic_alias::SPEC, false;
    generic_alias_iterator: object = generic_alias::ITER_SPEC, false;
    union: object = union::SPEC, false;
    type_alias: object = typing::ALIAS_SPEC, false;
    generic: object = typing::GENERIC_SPEC, false;
    namespace: object = namespace::SPEC, false;
    reference: object = weakref::SPEC, false;
    weakproxy: object = weakref::PROXY_SPEC, false;
    weak_callable_proxy: object = weakref::CALLABLE_SPEC, false;
}

impl Vm {
    /// A new instance of a builtin type or of a class derived from it.
    pub fn instance_of<T: taipan_heap::Payload>(
        &mut self,
        class: &Ref<Class>,
        payload: T,
    ) -> taipan_heap::Value {
        Ref::with_shape(class.get(self).shape, payload).into()
    }
}

fn placeholder_class() -> Ref<Class> {
    let name = Ref::new(Str::new("placeholder".into()));
    Ref::new(Class {
        qualname: name.clone(),
        name,
        bases: Vec::new(),
        base: None,
        mro_tail: Vec::new(),
        this: None,
        metaclass: None,
        dict: Ref::new(Dict { table: taipan_prim::probe::DictTable::new() }),
        slots: Box::new(Slots::EMPTY),
        flags: ClassFlags::default(),
        id: 0,
        shape: ShapeId(id::INSTANCE),
        layout: id::INSTANCE,
        slot_names: Vec::new(),
        has_dict: false,
        doc: None,
        module: "builtins",
        signature: "",
    })
}
