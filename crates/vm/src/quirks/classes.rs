//! Classes: attributes of builtin types that came with a version, and messages about classes.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// Whether a builtin type has that attribute already.
    pub fn has_attribute(self, class: &str, name: &str) -> bool {
        let since = match (class, name) {
            ("bytes", "__release_buffer__") => return false,
            (_, "__buffer__" | "__release_buffer__" | "_from_flags")
            | ("type" | "function", "__type_params__") => Version::V3_12,
            ("async_generator", "ag_suspended") | ("bool", "__invert__") => Version::V3_12,
            ("NoneType", "__eq__" | "__ge__" | "__gt__" | "__hash__" | "__le__" | "__lt__" | "__ne__") => {
                Version::V3_12
            }
            ("async_generator_asend" | "async_generator_athrow", "__del__") | ("method", "__get__") => {
                Version::V3_13
            }
            ("frame", "f_generator") | ("FrameLocalsProxy", "pop") => Version::V3_14,
            ("generator" | "coroutine", "__class_getitem__") => Version::V3_13,
            ("property", "__name__") | ("code" | "SimpleNamespace", "__replace__") => Version::V3_13,
            ("memoryview", "count" | "index" | "__class_getitem__")
            | ("type" | "function" | "module" | "staticmethod" | "classmethod", "__annotate__")
            | ("map", "__setstate__")
            | ("staticmethod" | "classmethod", "__class_getitem__" | "__annotations__")
            | ("code", "co_branches")
            | (
                "UnionType",
                "__class_getitem__" | "__mro_entries__" | "__name__" | "__qualname__" | "__origin__",
            )
            | ("TypeAliasType", "evaluate_value")
            | ("bytearray", "resize") => Version::V3_14,
            _ => return true,
        };
        self.0 >= since
    }

    /// Where a subclass of int, tuple or bytes has its `__dict__` is not compared, so that no two of them are alike.
    pub fn dicts_of_var_sized_objects_differ(self) -> bool {
        self.0 < Version::V3_12
    }

    /// Python code sees the buffer protocol as `__buffer__` (PEP 688, 3.12).
    pub fn buffers_have_methods(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `dir()` of a generic alias tells of `__bases__`.
    pub fn alias_tells_bases(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// What `_io` calls itself.
    pub fn io_module_name(self) -> &'static str {
        if self.0 >= Version::V3_12 { "_io" } else { "io" }
    }

    /// Most classes of `_io` have the `__new__` of `object`.
    pub fn io_inherits_new(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// Classes written in Python may export buffers (PEP 688).
    pub fn has_python_buffers(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// Memoryviews may have half-precision floats as items.
    pub fn views_hold_halves(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `len()` of a memoryview without dimensions is an error, no longer 1.
    pub fn has_no_length_without_dimensions(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// Whether `type.__text_signature__` says anything: the documentation of some types got a signature in 3.13.
    pub fn shows_signature(self, class: &str) -> bool {
        const SINCE_3_13: &[&str] = &[
            "GenericAlias",
            "NoneType",
            "NotImplementedType",
            "SimpleNamespace",
            "bool",
            "classmethod",
            "ellipsis",
            "filter",
            "frozenset",
            "map",
            "mappingproxy",
            "set",
            "staticmethod",
            "traceback",
            "deque",
            "partial",
            "_local",
            "lock",
            "chain",
            "product",
            "zip_longest",
            "zip",
        ];
        self.0 >= Version::V3_13 || !SINCE_3_13.contains(&class)
    }

    /// A key that is no str in the namespace of a class is warned of.
    pub fn warns_of_odd_class_keys(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Annotations are made by a function when they are asked for (PEP 649).
    pub fn has_lazy_annotations(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// An abstract class is called; the names of its abstract methods are sorted.
    pub fn abstract_instantiation(self, class: &str, methods: &[String]) -> String {
        let s = if methods.len() > 1 { "s" } else { "" };
        if self.0 >= Version::V3_12 {
            let quoted: Vec<String> = methods.iter().map(|m| format!("'{m}'")).collect();
            let list = quoted.join(", ");
            format!(
                "Can't instantiate abstract class {class} without an implementation for abstract method{s} {list}"
            )
        } else {
            format!("Can't instantiate abstract class {class} with abstract method{s} {}", methods.join(", "))
        }
    }

    /// No method resolution order fits the bases.
    pub fn inconsistent_mro(self, bases: &str) -> String {
        let space = if self.0 >= Version::V3_13 { " " } else { "\n" };
        format!("Cannot create a consistent method resolution{space}order (MRO) for bases {bases}")
    }

    /// `super(class, object)` where the object has nothing to do with the class.
    pub fn super_mismatch(self, object: &str, class: &str) -> String {
        if self.0 >= Version::V3_13 {
            format!("super(type, obj): obj ({object}) is not an instance or subtype of type ({class}).")
        } else {
            "super(type, obj): obj must be an instance or subtype of type".to_string()
        }
    }

    /// `__weakref__` among `__slots__` of a class whose base has it.
    pub fn second_weakref_slot(self) -> &'static str {
        if self.0 >= Version::V3_12 {
            "__weakref__ slot disallowed: we already got one"
        } else {
            "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0"
        }
    }

    /// `type.__mro__` is a read-only member up to 3.11.
    pub fn mro_is_member(self) -> bool {
        self.0 < Version::V3_12
    }

    /// `(__dictoffset__, __weakrefoffset__, size)` of what a class adds for `__dict__` and weak references, behind a
    /// base of `size` bytes.
    pub fn instance_offsets(self, size: i64, has_dict: bool, has_weakref: bool) -> (i64, i64, i64) {
        if self.0 >= Version::V3_12 {
            return (if has_dict { -1 } else { 0 }, if has_weakref { -32 } else { 0 }, size);
        }
        let (weakref, size) = if has_weakref { (size, size + 8) } else { (0, size) };
        (if has_dict { -48 } else { 0 }, weakref, size)
    }

    /// The names of the types of `X | Y`.
    pub fn union_type_names(self) -> (&'static str, &'static str) {
        if self.0 >= Version::V3_14 { ("Union", "typing") } else { ("UnionType", "types") }
    }

    /// `X | Y` and `typing.Union[X, Y]` are one thing.
    pub fn unions_are_one(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `TypeVar(…, default=…)` and its like.
    pub fn type_parameters_have_defaults(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// An alias made with an empty tuple of parameters takes none.
    pub fn alias_of_no_params_is_plain(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Type parameters of an alias that is made by a call must be such, those without a default first.
    pub fn alias_checks_its_params(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// Properties know the name that they are assigned to.
    pub fn property_has_name(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `locals()` of a function is one dict that every call brings up to date, not a new one each time (PEP 667).
    pub fn locals_are_shared(self) -> bool {
        self.0 < Version::V3_13
    }

    /// A class method whose function is itself a descriptor binds through that.
    pub fn classmethod_chains(self) -> bool {
        self.0 < Version::V3_13
    }
}
