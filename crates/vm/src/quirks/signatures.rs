//! Signatures and special methods that builtin types show in some versions only.

use super::Dialect;
use taipan_isa::Version;

/// Methods whose documentation begins with a signature since 3.13: the class, and its methods. `builtins` are functions.
#[rustfmt::skip]
static SIGNED_SINCE_3_13: &[(&str, &str)] = &[
    ("BaseException", "__reduce__ __setstate__ add_note with_traceback"),
    ("BaseExceptionGroup", "__class_getitem__ derive split subgroup"),
    ("ContextVar", "__class_getitem__"),
    ("GenericAlias", "__dir__ __instancecheck__ __mro_entries__ __reduce__ __subclasscheck__"),
    ("ImportError", "__reduce__"),
    ("NotImplementedType", "__reduce__"),
    ("OSError", "__reduce__"),
    ("OrderedDict", "__reduce__ __reversed__ __sizeof__ clear copy items keys values"),
    ("ProxyType", "__bytes__ __reversed__"),
    ("ReferenceType", "__class_getitem__"),
    ("SimpleNamespace", "__reduce__"),
    ("anext_awaitable", "send"),
    ("async_generator", "__class_getitem__ __del__ __sizeof__ aclose asend"),
    ("async_generator_asend", "close send"),
    ("async_generator_athrow", "close send"),
    ("builtin_function_or_method", "__reduce__"),
    ("builtins", "breakpoint"),
    ("bytearray", "__alloc__ capitalize count endswith find index isalnum isalpha isascii isdigit islower \
         isspace istitle isupper lower rfind rindex startswith swapcase title upper"),
    ("bytearray_iterator", "__length_hint__ __setstate__"),
    ("bytes", "__getnewargs__ capitalize count endswith find index isalnum isalpha isascii isdigit islower \
         isspace istitle isupper lower rfind rindex startswith swapcase title upper"),
    ("bytes_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("callable_iterator", "__reduce__"),
    ("code", "__sizeof__ co_lines co_positions"),
    ("coroutine", "__del__ __sizeof__ close send"),
    ("coroutine_wrapper", "close send"),
    ("dict", "__class_getitem__ __sizeof__ clear copy items keys values"),
    ("dict_itemiterator", "__length_hint__ __reduce__"),
    ("dict_items", "__reversed__ isdisjoint"),
    ("dict_keyiterator", "__length_hint__ __reduce__"),
    ("dict_keys", "__reversed__ isdisjoint"),
    ("dict_reverseitemiterator", "__length_hint__ __reduce__"),
    ("dict_reversekeyiterator", "__length_hint__ __reduce__"),
    ("dict_reversevalueiterator", "__length_hint__ __reduce__"),
    ("dict_valueiterator", "__length_hint__ __reduce__"),
    ("dict_values", "__reversed__"),
    ("ellipsis", "__reduce__"),
    ("enumerate", "__class_getitem__ __reduce__"),
    ("filter", "__reduce__"),
    ("flags", "__reduce__"),
    ("float_info", "__reduce__"),
    ("frame", "__sizeof__ clear"),
    ("frozenset", "__class_getitem__ __contains__ __reduce__ __sizeof__ copy difference intersection isdisjoint \
         issubset issuperset symmetric_difference union"),
    ("generator", "__del__ __sizeof__ close send"),
    ("hash_info", "__reduce__"),
    ("int", "__ceil__ __floor__ __trunc__ conjugate"),
    ("int_info", "__reduce__"),
    ("iterator", "__length_hint__ __reduce__ __setstate__"),
    ("list", "__class_getitem__"),
    ("list_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("list_reverseiterator", "__length_hint__ __reduce__ __setstate__"),
    ("longrange_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("map", "__reduce__"),
    ("mappingproxy", "__class_getitem__ __reversed__ copy get items keys values"),
    ("member_descriptor", "__reduce__"),
    ("memoryview", "__enter__ __exit__"),
    ("method-wrapper", "__reduce__"),
    ("method_descriptor", "__reduce__"),
    ("module", "__dir__"),
    ("object", "__init_subclass__ __subclasshook__"),
    ("property", "__set_name__ deleter getter setter"),
    ("range", "__reduce__ __reversed__ count index"),
    ("range_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("reversed", "__length_hint__ __reduce__ __setstate__"),
    ("set", "__class_getitem__ __contains__ __reduce__ __sizeof__ add clear copy difference difference_update \
         discard intersection intersection_update isdisjoint issubset issuperset pop remove \
         symmetric_difference symmetric_difference_update union update"),
    ("set_iterator", "__length_hint__ __reduce__"),
    ("slice", "__reduce__ indices"),
    ("str", "__getnewargs__ count endswith find format format_map index rfind rindex startswith"),
    ("str_ascii_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("str_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("thread_info", "__reduce__"),
    ("traceback", "__dir__"),
    ("tuple", "__class_getitem__"),
    ("tuple_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("type", "__prepare__"),
    ("version_info", "__reduce__"),
    ("wrapper_descriptor", "__reduce__"),
    ("zip", "__reduce__ __setstate__"),
];

/// Types that have a `__getattribute__` of their own before 3.13, though it is that of `object`.
#[rustfmt::skip]
static OWN_GETATTRIBUTE: &str =
    "Context ContextVar SimpleNamespace anext_awaitable async_generator async_generator_asend \
     async_generator_athrow async_generator_wrapped_value builtin_function_or_method bytearray_iterator \
     bytes_iterator callable_iterator cell classmethod_descriptor code coroutine coroutine_wrapper \
     dict_itemiterator dict_items dict_keyiterator dict_keys dict_valueiterator dict_values ellipsis float \
     frame frozenset generator getset_descriptor iterator list_iterator list_reverseiterator longrange_iterator \
     mappingproxy member_descriptor memory_iterator method-wrapper method_descriptor range_iterator \
     set_iterator str str_ascii_iterator str_iterator traceback tuple_iterator wrapper_descriptor";

impl Dialect {
    /// `__text_signature__` of a method or function, whose newest is `text`; empty where there is none.
    pub fn shown_signature(self, owner: &str, name: &str, text: &'static str) -> &'static str {
        if self.0 >= Version::V3_13 {
            return text;
        }
        let listed = |table: &[(&str, &str)]| {
            table.iter().any(|(class, names)| *class == owner && names.split(' ').any(|n| n == name))
        };
        match (owner, name) {
            ("builtins", "eval") => "($module, source, globals=None, locals=None, /)",
            ("builtins", "exec") => "($module, source, globals=None, locals=None, /, *, closure=None)",
            ("dict" | "list", "__getitem__") if self.0 < Version::V3_12 => "",
            ("AttributeError", "__getstate__" | "__reduce__") => "",
            _ if listed(SIGNED_SINCE_3_13) => "",
            _ if self.0 == Version::V3_12 && owner == "builtins" => match name {
                "dir" => "($module, arg=<unrepresentable>, /)",
                "getattr" => "($module, object, name, default=<unrepresentable>, /)",
                "iter" => "($module, object, sentinel=<unrepresentable>, /)",
                "next" => "($module, iterator, default=<unrepresentable>, /)",
                "vars" => "($module, object=<unrepresentable>, /)",
                _ => text,
            },
            _ => text,
        }
    }

    /// Special methods of attribute access that a builtin type has though they are those of its base.
    pub fn repeated_attribute_methods(self, class: &str) -> &'static [&'static str] {
        if self.0 >= Version::V3_13 {
            return &[];
        }
        match class {
            "frame" | "SimpleNamespace" => &["__getattribute__", "__setattr__", "__delattr__"],
            "BaseException" | "method" | "module" => &["__setattr__", "__delattr__"],
            _ if OWN_GETATTRIBUTE.split(' ').any(|c| c == class) => &["__getattribute__"],
            _ => &[],
        }
    }
}
