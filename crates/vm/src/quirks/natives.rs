//! Native modules: names that came or went with a version, and what their functions do differently.

use super::Dialect;
use taipan_isa::Version;

/// A name that one module has in some versions only.
struct Change {
    module: &'static str,
    /// Empty for names of the module itself.
    class: &'static str,
    names: &'static [&'static str],
    since: Version,
    /// The first version without it.
    until: Option<Version>,
}

const fn since(
    module: &'static str,
    class: &'static str,
    since: Version,
    names: &'static [&'static str],
) -> Change {
    Change { module, class, names, since, until: None }
}

const fn until(
    module: &'static str,
    class: &'static str,
    until: Version,
    names: &'static [&'static str],
) -> Change {
    Change { module, class, names, since: Version::V3_11, until: Some(until) }
}

use Version as V;

static CHANGES: &[Change] = &[
    since("itertools", "", V::V3_12, &["batched"]),
    since("_operator", "", V::V3_14, &["is_none", "is_not_none"]),
    since("_functools", "", V::V3_14, &["Placeholder", "_PlaceholderType"]),
    since("functools", "partial", V::V3_13, &["__get__"]),
    until("_heapq", "", V::V3_14, &["_heapify_max", "_heappop_max", "_heapreplace_max"]),
    since(
        "_heapq",
        "",
        V::V3_14,
        &["heapify_max", "heappop_max", "heappush_max", "heappushpop_max", "heapreplace_max"],
    ),
    since("_struct", "Struct", V::V3_13, &["__repr__"]),
    since("_codecs", "", V::V3_14, &["_unregister_error"]),
    since("array", "array", V::V3_12, &["__buffer__", "__release_buffer__", "__class_getitem__"]),
    since("array", "array", V::V3_13, &["clear"]),
    since("_contextvars", "Token", V::V3_14, &["__enter__", "__exit__"]),
    until("_warnings", "", V::V3_14, &["_filters_mutated"]),
    since(
        "_warnings",
        "",
        V::V3_14,
        &["_filters_mutated_lock_held", "_acquire_lock", "_release_lock", "_warnings_context"],
    ),
    since(
        "_thread",
        "",
        V::V3_13,
        &[
            "_ThreadHandle",
            "_get_main_thread_ident",
            "_make_thread_handle",
            "_shutdown",
            "lock",
            "start_joinable_thread",
        ],
    ),
    since("_thread", "", V::V3_12, &["_is_main_interpreter", "daemon_threads_allowed"]),
    until("_thread", "", V::V3_13, &["_set_sentinel"]),
    since("_thread", "lock", V::V3_13, &["__new__"]),
    since("_thread", "RLock", V::V3_14, &["locked"]),
    since("zlib", "", V::V3_12, &["_ZlibDecompressor"]),
    since(
        "sys",
        "",
        V::V3_12,
        &[
            "_getframemodulename",
            "getunicodeinternedsize",
            "activate_stack_trampoline",
            "deactivate_stack_trampoline",
            "is_stack_trampoline_active",
        ],
    ),
    since("sys", "", V::V3_13, &["_clear_internal_caches", "_get_cpu_count_config"]),
    since(
        "posix",
        "",
        V::V3_12,
        &[
            "CLONE_FILES",
            "CLONE_FS",
            "CLONE_NEWCGROUP",
            "CLONE_NEWIPC",
            "CLONE_NEWNET",
            "CLONE_NEWNS",
            "CLONE_NEWPID",
            "CLONE_NEWTIME",
            "CLONE_NEWUSER",
            "CLONE_NEWUTS",
            "CLONE_SIGHAND",
            "CLONE_SYSVSEM",
            "CLONE_THREAD",
            "CLONE_VM",
            "setns",
            "unshare",
        ],
    ),
    since("_imp", "", V::V3_12, &["_override_multi_interp_extensions_check"]),
    since("_sha512", "", V::V3_12, &["SHA512Type", "_GIL_MINSIZE"]),
    since("_sha256", "", V::V3_12, &["_GIL_MINSIZE"]),
    since(
        "_stat",
        "",
        V::V3_13,
        &["SF_DATALESS", "SF_FIRMLINK", "SF_SETTABLE", "UF_DATAVAULT", "UF_SETTABLE", "UF_TRACKED"],
    ),
    since("typing", "TypeVar", V::V3_13, &["has_default", "__default__", "__typing_prepare_subst__"]),
    since("typing", "TypeVar", V::V3_14, &["evaluate_bound", "evaluate_constraints", "evaluate_default"]),
    since("typing", "ParamSpec", V::V3_14, &["evaluate_default"]),
    since("typing", "TypeVarTuple", V::V3_14, &["evaluate_default"]),
    since("typing", "ParamSpec", V::V3_13, &["has_default", "__default__"]),
    since("typing", "TypeVarTuple", V::V3_13, &["has_default", "__default__"]),
    since(
        "posix",
        "",
        V::V3_13,
        &[
            "POSIX_SPAWN_CLOSEFROM",
            "TFD_CLOEXEC",
            "TFD_NONBLOCK",
            "TFD_TIMER_ABSTIME",
            "TFD_TIMER_CANCEL_ON_SET",
            "_inputhook",
            "_is_inputhook_installed",
            "_path_splitroot_ex",
            "grantpt",
            "posix_openpt",
            "ptsname",
            "timerfd_create",
            "timerfd_gettime",
            "timerfd_gettime_ns",
            "timerfd_settime",
            "timerfd_settime_ns",
            "unlockpt",
        ],
    ),
    since("_typing", "", V::V3_12, &["Generic", "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs"]),
    since("_typing", "", V::V3_12, &["TypeAliasType", "TypeVar", "TypeVarTuple"]),
    since("_typing", "", V::V3_13, &["NoDefault"]),
    since("_typing", "", V::V3_14, &["Union"]),
    since(
        "_opcode",
        "",
        V::V3_13,
        &[
            "ENABLE_SPECIALIZATION",
            "get_executor",
            "get_intrinsic1_descs",
            "get_intrinsic2_descs",
            "get_nb_ops",
            "has_arg",
            "has_const",
            "has_exc",
            "has_free",
            "has_jump",
            "has_local",
            "has_name",
            "is_valid",
        ],
    ),
    since("_opcode", "", V::V3_14, &["ENABLE_SPECIALIZATION_FT", "get_special_method_names"]),
    since(
        "_stat",
        "",
        V::V3_13,
        &["SF_DATALESS", "SF_FIRMLINK", "SF_SETTABLE", "UF_DATAVAULT", "UF_SETTABLE", "UF_TRACKED"],
    ),
    until("_sha3", "", V::V3_12, &["keccakopt"]),
    since("_md5", "", V::V3_14, &["_GIL_MINSIZE"]),
    since("_sha1", "", V::V3_14, &["_GIL_MINSIZE"]),
    since("_sha2", "", V::V3_14, &["_GIL_MINSIZE"]),
    since("_sha3", "", V::V3_14, &["_GIL_MINSIZE"]),
    since("_blake2", "", V::V3_14, &["_GIL_MINSIZE"]),
];

impl Dialect {
    /// Values of the fields of `sys.flags` that are no items: `gil`, `thread_inherit_context`, `context_aware_warnings`.
    pub fn later_flags(self) -> &'static [i64] {
        match self.0 {
            v if v >= Version::V3_14 => &[1, 0, 0],
            v if v >= Version::V3_13 => &[1],
            _ => &[],
        }
    }

    /// Whether a native module has that function or class.
    pub fn has_name(self, module: &str, name: &str) -> bool {
        self.allows(module, "", name)
    }

    /// Whether a native module's class has that attribute.
    pub fn has_class_attribute(self, module: &str, class: &str, name: &str) -> bool {
        // Pickling left `itertools` as a whole.
        if module == "itertools" && matches!(name, "__reduce__" | "__setstate__") && self.0 >= Version::V3_14
        {
            return false;
        }
        self.allows(module, class, name)
    }

    fn allows(self, module: &str, class: &str, name: &str) -> bool {
        CHANGES
            .iter()
            .filter(|c| c.module == module && c.class == class && c.names.contains(&name))
            .all(|c| self.0 >= c.since && c.until.is_none_or(|until| self.0 < until))
    }

    /// Pickling and copying iterators of `itertools` warns.
    pub fn itertools_pickle_is_deprecated(self) -> bool {
        self.0 >= Version::V3_12 && self.0 < Version::V3_14
    }

    /// `itertools.batched(…, strict=True)`.
    pub fn batched_can_be_strict(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `itertools.tee` of what can be copied gives that itself first.
    pub fn tee_reuses_its_argument(self) -> bool {
        self.0 < Version::V3_14
    }

    /// `functools.reduce(…, initial=…)`.
    pub fn reduce_names_initial(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// A `partial` in a class binds as a method.
    pub fn partial_binds(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// A `partial` in a class warns that it will bind.
    pub fn partial_warns_when_bound(self) -> bool {
        self.0 == Version::V3_13
    }

    /// The repr of a subclass of `partial` names the module.
    pub fn partial_repr_is_full(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Types of `_collections` that only `collections` shows say that they are from there.
    pub fn collections_hides_its_module(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `deque.index` and `deque.remove` show what they did not find.
    pub fn deque_tells_what_is_missing(self) -> bool {
        self.0 < Version::V3_14
    }

    /// `OrderedDict([('a', 1)])`, not `OrderedDict({'a': 1})`.
    pub fn ordered_dict_shows_pairs(self) -> bool {
        self.0 < Version::V3_12
    }

    /// More than one positional argument for an OrderedDict; `function` is empty for its constructor.
    pub fn ordered_dict_takes_one(self, function: &str, given: usize) -> String {
        if !function.is_empty() {
            return format!("{function}() takes at most 1 positional argument ({given} given)");
        }
        let s = if self.0 >= Version::V3_14 { "" } else { "s" };
        format!("expected at most 1 argument{s}, got {given}")
    }

    /// `warnings.warn(…, skip_file_prefixes=…)`.
    pub fn warn_skips_files(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `random.getrandbits` of a negative number.
    pub fn negative_random_bits(self) -> &'static str {
        if self.0 >= Version::V3_14 {
            "Cannot convert negative int"
        } else {
            "number of bits must be non-negative"
        }
    }

    /// A number out of a struct code's range. `in_long`: it fits 64 bits.
    pub fn struct_range_error(
        self,
        code: char,
        native: bool,
        range: (i128, i128),
        negative: bool,
        in_long: bool,
    ) -> String {
        let told = |name: &str| format!("{name} format requires {} <= number <= {}", range.0, range.1);
        let quoted = format!("'{code}'");
        if self.0 >= Version::V3_12 {
            return told(&quoted);
        }
        match code {
            'b' => told("byte"),
            'B' => told("ubyte"),
            'h' => told("short"),
            'H' => told("ushort"),
            _ if native => "argument out of range".to_string(),
            'q' | 'Q' => "int too large to convert".to_string(),
            code if !in_long || (negative && code.is_ascii_uppercase()) => {
                "argument out of range".to_string()
            }
            _ => told(&quoted),
        }
    }

    /// `array.typecodes`
    pub fn array_codes(self) -> &'static str {
        if self.0 >= Version::V3_13 { "bBuwhHiIlLqQfd" } else { "bBuhHiIlLqQfd" }
    }

    /// A type code that arrays do not know.
    pub fn bad_array_code(self) -> &'static str {
        if self.0 >= Version::V3_14 {
            "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)"
        } else {
            "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"
        }
    }

    /// Which type codes of arrays are of text, for messages that name them.
    pub fn array_text_codes(self) -> &'static str {
        if self.0 >= Version::V3_13 { " ('u' or 'w')" } else { "" }
    }

    /// Making an array of the type code `u` warns.
    pub fn array_u_is_deprecated(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// What an item of an array of text must be, and is not; `length` is that of a str.
    pub fn not_a_character(self, kind: &str, length: Option<usize>) -> String {
        if self.0 >= Version::V3_14 {
            return format!("a unicode character, not {}", self.not_a_character_argument(kind, length));
        }
        "unicode character".to_string()
    }

    /// What was given for a character.
    pub fn not_a_character_argument(self, kind: &str, length: Option<usize>) -> String {
        match length {
            Some(length) if self.0 >= Version::V3_14 => format!("a string of length {length}"),
            _ if kind == "NoneType" => "None".to_string(),
            _ => kind.to_string(),
        }
    }

    /// `Lock.acquire` with a negative timeout other than -1.
    pub fn negative_lock_timeout(self) -> &'static str {
        if self.0 >= Version::V3_13 {
            "timeout value must be a non-negative number"
        } else {
            "timeout value must be positive"
        }
    }

    /// `atexit._ncallbacks` counts what was unregistered.
    pub fn atexit_counts_unregistered(self) -> bool {
        self.0 < Version::V3_14
    }

    /// `_sha2` is one module, not `_sha256` and `_sha512`.
    pub fn sha2_is_one_module(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `_sha3.implementation`
    pub fn sha3_implementation(self) -> &'static str {
        if self.0 >= Version::V3_12 { "HACL" } else { "tiny_sha3" }
    }

    /// Digests take `data` by name, and `string` as another name for it.
    pub fn hashes_take_data_by_name(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// A size of a digest that BLAKE2 cannot make.
    pub fn blake2_size_error(self, title: &str, most: usize, given: i32) -> String {
        if self.0 >= Version::V3_14 {
            return format!("digest_size for {title} must be between 1 and {most} bytes, here it is {given}");
        }
        format!("digest_size must be between 1 and {most} bytes")
    }

    /// Arguments that are unsigned C numbers may have `__index__`.
    pub fn unsigned_takes_index(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// An int beyond an unsigned C type.
    pub fn unsigned_too_large(self, c_type: &str) -> String {
        if self.0 >= Version::V3_14 {
            return format!("Python int too large for C {c_type}");
        }
        match c_type {
            "unsigned long long" => "int too big to convert".to_string(),
            _ => format!("Python int too large to convert to C {c_type}"),
        }
    }

    /// The message for what `time.sleep` cannot take speaks of floats too.
    pub fn sleep_takes_floats_in_words(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// Message digests take their bytes as `data` too, by position or name.
    pub fn hashes_take_data(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `time.sleep` for longer than there are nanoseconds; `float`: the length is a float.
    pub fn sleep_too_long(self, float: bool) -> &'static str {
        match float {
            true => "timestamp out of range for platform time_t",
            false if self.0 >= Version::V3_13 => "timestamp too large to convert to C PyTime_t",
            false => "timestamp too large to convert to C _PyTime_t",
        }
    }

    /// Clocks of `time` are asked for by ints, with a message of their own.
    pub fn clocks_are_ints(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `time.strftime` writes null characters.
    pub fn strftime_takes_nulls(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// A digest of a negative size.
    pub fn negative_digest_length(self) -> &'static str {
        if self.0 >= Version::V3_14 { "Cannot convert negative int" } else { "value must be positive" }
    }

    /// Padding in place of the first character is told in strict base 64.
    pub fn base64_counts_padding(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A warning's category that is no class of warnings.
    pub fn category_is_no_warning(self, kind: &str) -> String {
        format!("category must be a Warning subclass, not '{kind}'")
    }

    /// File and line of a warning that no frame is to blame for.
    pub fn warning_outside_of_frames(self) -> (&'static str, i64) {
        if self.0 >= Version::V3_13 { ("<sys>", 0) } else { ("sys", 1) }
    }

    /// Iterators over an OrderedDict see of `clear` no more than the size.
    pub fn ordered_dicts_are_cleared_unnoticed(self) -> bool {
        self.0 < Version::V3_13
    }

    /// `os.utime` says which descriptor it could not set.
    pub fn utime_names_descriptors(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A bool that stands for a descriptor is warned of.
    pub fn warns_of_bool_descriptors(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `warnings.warn_explicit` is made by Argument Clinic.
    pub fn warn_explicit_is_clinical(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// What messages call the list of filters.
    pub fn warning_filters_name(self) -> &'static str {
        if self.0 >= Version::V3_14 { "warnings.filters" } else { "_warnings.filters" }
    }

    /// Actions that show a warning every time.
    pub fn always_warns(self, action: &str) -> bool {
        action == "always" || (action == "all" && self.0 >= Version::V3_14)
    }
}
