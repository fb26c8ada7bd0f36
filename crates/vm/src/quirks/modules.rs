//! Modules, imports, and what `sys` says of itself.

use super::Dialect;
use taipan_isa::Version;

fn cache_tag(version: Version) -> String {
    let (major, minor) = version.numbers();
    format!("cpython-{major}{minor}")
}

impl Dialect {
    /// Struct sequences have `__replace__`.
    pub fn structs_are_replaceable(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Struct sequences refuse a dict with names of no fields.
    pub fn structs_refuse_unknown_fields(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `time.gmtime` has the year as a C int.
    pub fn years_are_c_ints(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `ImportError.name_from`.
    pub fn import_error_names_what(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// The functions of `marshal` can refuse code objects.
    pub fn marshal_refuses_code(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `marshal` has a form for slices.
    pub fn marshals_slices(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// Finders and loaders may have `find_module` instead of `find_spec`.
    pub fn has_find_module(self) -> bool {
        self.0 < Version::V3_12
    }

    /// `importlib.machinery.AppleFrameworkLoader`.
    pub fn has_apple_loader(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// AttributeError tells of files that stand in the way of a library.
    pub fn explains_shadowing(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// ImportError of `from … import` does too.
    pub fn explains_shadowing_of_names(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// The advice where a file has the name of a module of the standard library.
    pub fn rename_for_stdlib(self, file: &str, name: &str) -> String {
        let consequence = if self.0 >= Version::V3_14 {
            "prevents importing that standard library module"
        } else {
            "the import system gives it precedence"
        };
        format!(
            "consider renaming '{file}' since it has the same name as the standard library module named '{name}' and \
             {consequence}"
        )
    }

    /// The advice where a file may have the name of a library.
    pub fn rename_for_library(self, file: &str) -> String {
        let what = if self.0 >= Version::V3_14 { "library" } else { "third-party module" };
        format!("consider renaming '{file}' if it has the same name as a {what} you intended to import")
    }

    /// The repr of a namespace package says so.
    pub fn names_namespaces(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// At the end of a run `__main__` goes first, then what it imported.
    pub fn main_goes_first(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `sys.implementation.cache_tag`.
    pub fn cache_tag(self) -> String {
        cache_tag(self.0)
    }

    /// The tags of bytecode that can be executed, the dialect's own first, then newer ones first.
    pub fn cache_tags(self) -> Vec<String> {
        let all = [Version::V3_14, Version::V3_13, Version::V3_12, Version::V3_11];
        let others = all.into_iter().filter(|version| *version != self.0);
        std::iter::once(self.0).chain(others).map(cache_tag).collect()
    }

    /// `importlib.util.MAGIC_NUMBER` as a little-endian number.
    pub fn magic(self) -> u32 {
        u32::from(self.0.magic()) | u32::from(u16::from_le_bytes(*b"\r\n")) << 16
    }

    /// `sys.version`: the text of the release that behaviour was compared with, without a compiler's name.
    pub fn version_text(self) -> String {
        let (major, minor, micro) = self.release();
        format!("{major}.{minor}.{micro} (main, Jan  1 1970, 00:00:00) [Taipan]")
    }

    /// `sys.hexversion`.
    pub fn hexversion(self) -> i64 {
        let (major, minor, micro) = self.release();
        i64::from(major) << 24 | i64::from(minor) << 16 | i64::from(micro) << 8 | 0xf0
    }

    /// The years of the Python Software Foundation in `sys.copyright`.
    pub fn copyright_years(self) -> &'static str {
        match self.0 {
            Version::V3_11 | Version::V3_12 => "2001-2023",
            Version::V3_13 => "2001-2024",
            _ => "2001",
        }
    }

    /// `sys.flags.int_max_str_digits` where nothing was asked for.
    pub fn flag_of_int_digits(self) -> i64 {
        if self.0 >= Version::V3_12 { 4300 } else { -1 }
    }

    /// `sys.implementation.supports_isolated_interpreters`.
    pub fn tells_isolated_interpreters(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `sys._is_interned`.
    pub fn has_is_interned(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `sys.set_int_max_str_digits` with too small a number.
    pub fn int_digits_too_few(self) -> &'static str {
        if self.0 >= Version::V3_14 {
            "maxdigits must be >= 640 or 0 for unlimited"
        } else {
            "maxdigits must be 0 or larger than 640"
        }
    }

    /// `SimpleNamespace` takes a mapping or pairs.
    pub fn namespaces_take_mappings(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Up to 3.11 the call of a builtin counts as a level of recursion.
    pub fn extra_recursion_depth(self) -> usize {
        usize::from(self.0 < Version::V3_12)
    }
}
