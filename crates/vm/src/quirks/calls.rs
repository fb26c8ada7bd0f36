//! Calls and arguments.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// A KeyError with one argument in the making of keyword arguments is taken for a repeated keyword, whoever raised it.
    pub fn key_errors_mean_duplicates(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `exec` and `eval` take globals and locals by keyword.
    pub fn exec_takes_keywords(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A keyword argument that a builtin does not take.
    pub fn unexpected_keyword(self, function: &str, keyword: &str) -> String {
        let function = match function {
            // Parsed without a name for messages.
            "set_asyncgen_hooks" => "this function".to_string(),
            _ => format!("{function}()"),
        };
        if self.0 >= Version::V3_13 {
            format!("{function} got an unexpected keyword argument '{keyword}'")
        } else {
            format!("'{keyword}' is an invalid keyword argument for {function}")
        }
    }

    /// The method is called with a tuple of arguments (METH_VARARGS alone): errors leave out its class.
    pub fn takes_argument_tuple(self, class: &str, method: &str) -> bool {
        match (class, method) {
            ("property", "__set_name__") | ("memoryview", "__exit__") => true,
            ("", "strptime") => true,
            ("", "reduce") => self.0 < Version::V3_14,
            _ if self.0 >= Version::V3_13 => false,
            ("BaseExceptionGroup", "derive" | "split" | "subgroup") => true,
            ("set" | "frozenset", "difference" | "intersection" | "union") => true,
            ("set", "difference_update" | "intersection_update" | "update") => true,
            ("str" | "bytes" | "bytearray", "count" | "endswith" | "find" | "index") => true,
            ("str" | "bytes" | "bytearray", "rfind" | "rindex" | "startswith") => true,
            _ => false,
        }
    }

    /// The wrong number of arguments for a method that words it its own way.
    pub fn wrong_count_of_method(self, class: &str, method: &str, given: usize) -> Option<String> {
        if self.0 >= Version::V3_13 || class != "BaseExceptionGroup" {
            return None;
        }
        match method {
            "derive" => Some(format!("function takes exactly 1 argument ({given} given)")),
            "split" | "subgroup" => Some(format!("{method} expected 1 argument, got {given}")),
            _ => None,
        }
    }

    /// Whether a function's first constant is its docstring, if it is a str.
    pub fn first_constant_is_docstring(self, flags: u32) -> bool {
        self.0 < Version::V3_14 || flags & crate::types::code::flags::HAS_DOCSTRING != 0
    }

    /// `co_lnotab` warns that it will go.
    pub fn lnotab_is_deprecated(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// The line of CPython's Objects/codeobject.c that refuses impossible counts.
    pub fn code_check_line(self) -> u32 {
        match self.0 {
            Version::V3_11 => 250,
            Version::V3_12 => 354,
            Version::V3_13 => 412,
            _ => 465,
        }
    }

    /// Code objects note of each local how it can be given as an argument.
    pub fn arguments_have_kinds(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `FunctionType` takes keyword defaults.
    pub fn functions_take_kwdefaults(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Flags of builtin methods are C ints.
    pub fn flags_are_ints(self) -> bool {
        self.0 < Version::V3_12
    }

    /// `str(object, None)` is told of None, not of NoneType.
    pub fn calls_none_by_value(self) -> bool {
        self.0 < Version::V3_13
    }

    /// How the wrapper of a slot that unpacks its one argument begins to tell of too many or too few.
    pub fn unpacking_wrapper_name(self, method: &str) -> &'static str {
        match method {
            _ if self.0 < Version::V3_14 => " ",
            "__buffer__" => "__buffer__ ",
            "__release_buffer__" => "__release_buffer__ ",
            _ => "",
        }
    }

    /// What a wrong keyword was meant to be is said.
    pub fn keywords_are_suggested(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A keyword argument that a Python function does not take.
    pub fn unexpected_function_keyword(self, function: &str, keyword: &str, meant: Option<&str>) -> String {
        let text = format!("{function}() got an unexpected keyword argument '{keyword}'");
        match meant {
            Some(meant) if self.0 >= Version::V3_13 => format!("{text}. Did you mean '{meant}'?"),
            _ => text,
        }
    }
}
