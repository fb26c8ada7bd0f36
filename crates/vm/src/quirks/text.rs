//! Text: the Unicode version, formats, and how errors are worded.

use super::Dialect;
use taipan_isa::Version;
use taipan_prim::codec::InvalidEscape;
use taipan_prim::format;
use taipan_prim::text::Ucd;

impl Dialect {
    /// The version of the Unicode character database.
    pub fn ucd(self) -> Ucd {
        match self.0 {
            Version::V3_11 => Ucd::V14_0,
            Version::V3_12 => Ucd::V15_0,
            Version::V3_14 => Ucd::V16_0,
            _ => Ucd::V15_1,
        }
    }

    /// What the format-spec mini-language takes.
    pub fn format_spec(self) -> format::Dialect {
        format::Dialect {
            fraction_grouping: self.0 >= Version::V3_14,
            ucd: self.ucd(),
            ..format::Dialect::default()
        }
    }

    /// Up to 3.12 the search methods were no Argument Clinic ones and counted arguments in other words.
    pub fn counts_search_arguments(self) -> bool {
        self.0 < Version::V3_13
    }

    /// What a search method says of a needle that is no str.
    pub fn needle_must_be_str(self, function: &str, given: &str) -> String {
        if self.0 >= Version::V3_13 {
            let given = if given == "NoneType" { "None" } else { given };
            format!("{function}() argument 1 must be str, not {given}")
        } else {
            format!("must be str, not {given}")
        }
    }

    /// Whether a builtin type has this method, or this form of it.
    pub fn has_method(self, class: &str, name: &str, signature: &str) -> bool {
        match (class, name) {
            ("str", "replace") => signature.contains("/, count") == (self.0 >= Version::V3_13),
            ("int", "is_integer") => self.0 >= Version::V3_12,
            ("float" | "complex", "from_number") => self.0 >= Version::V3_14,
            ("bytes" | "bytearray", "__buffer__") => self.0 >= Version::V3_12,
            _ => true,
        }
    }

    /// The header of a str object in bytes, as `__sizeof__` counts it: 3.12 dropped the `wchar_t` cache.
    pub fn str_header(self, ascii: bool) -> usize {
        match (self.0 >= Version::V3_12, ascii) {
            (true, true) => 40,
            (true, false) => 56,
            (false, true) => 48,
            (false, false) => 72,
        }
    }

    /// `'%c' % value` of what is no character; `length` is that of a str.
    pub fn percent_char_error(self, given: &str, length: Option<usize>) -> String {
        if self.0 < Version::V3_14 {
            return "%c requires int or char".to_string();
        }
        match length {
            Some(n) => format!("%c requires an int or a unicode character, not a string of length {n}"),
            None => format!("%c requires an int or a unicode character, not {given}"),
        }
    }

    /// What `b'%i'` is called in the message that a number is required.
    pub fn percent_i_of_bytes(self) -> char {
        if self.0 >= Version::V3_14 { 'i' } else { 'd' }
    }

    /// `b'%c' % value` of what is no byte; `length` is that of bytes.
    pub fn percent_byte_error(self, given: &str, length: Option<usize>) -> String {
        let base = "%c requires an integer in range(256) or a single byte";
        if self.0 < Version::V3_14 {
            return base.to_string();
        }
        match length {
            Some(n) => format!("{base}, not a {given} object of length {n}"),
            None => format!("{base}, not {given}"),
        }
    }

    /// An incomplete last pair of digits is told apart from 3.14 on.
    pub fn fromhex_error(self, at: usize, odd: bool) -> String {
        if odd && self.0 >= Version::V3_14 {
            return "fromhex() arg must contain an even number of hexadecimal digits".to_string();
        }
        format!("non-hexadecimal number found in fromhex() arg at position {at}")
    }

    /// `bytes.fromhex` takes bytes-like objects from 3.14 on.
    pub fn fromhex_takes_bytes(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `chr` of an int that is no C int: OverflowError up to 3.12.
    pub fn chr_overflows(self) -> bool {
        self.0 < Version::V3_13
    }

    /// `bytearray.extend(str)` names the str from 3.13 on.
    pub fn names_str_in_extend(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// More than three positional arguments for `str`: 3.13 has a fast path that counts them itself.
    pub fn too_many_for_str(self, given: usize) -> String {
        if self.0 >= Version::V3_13 {
            format!("str expected at most 3 arguments, got {given}")
        } else {
            format!("str() takes at most 3 arguments ({given} given)")
        }
    }

    /// A fill character that is not one byte; `length` is that of a bytes-like object.
    pub fn fill_byte_error(self, function: &str, given: &str, length: Option<usize>) -> String {
        match length {
            Some(n) if self.0 >= Version::V3_14 => {
                format!(
                    "{function}(): argument 2 must be a byte string of length 1, not a {given} object of length {n}"
                )
            }
            _ => format!("{function}() argument 2 must be a byte string of length 1, not {given}"),
        }
    }

    /// An exception out of a codec gets a note that names it; up to 3.11 another was raised from it.
    pub fn notes_failing_codecs(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// The warning of an escape that means nothing, or too much.
    pub fn escape_warning(self, escape: InvalidEscape, in_bytes: bool) -> String {
        let (kind, shown) = match escape {
            InvalidEscape::Character(c) => ("", char::from(c).to_string()),
            InvalidEscape::Octal(digits) => ("octal ", String::from_utf8_lossy(&digits).into_owned()),
        };
        if self.0 < Version::V3_14 {
            return format!("invalid {kind}escape sequence '\\{shown}'");
        }
        let prefix = if in_bytes { "b" } else { "" };
        format!(
            "{prefix}\"\\{shown}\" is an invalid {kind}escape sequence. Such sequences will not work in the future. "
        )
    }

    /// UTF-16 and UTF-32 without a byte order mark, where one is asked for: a UnicodeDecodeError where this is true, else a
    /// UnicodeError.
    pub fn locates_missing_mark(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// What a function says of a str that is not one character; `which` is `argument` or `argument 1`.
    pub fn no_character(self, function: &str, which: &str, length: usize) -> String {
        if self.0 >= Version::V3_14 {
            format!("{function}(): {which} must be a unicode character, not a string of length {length}")
        } else {
            format!("{function}() {which} must be a unicode character, not str")
        }
    }

    /// `open` of an encoding that is not of text says what takes it: up to 3.13, `codecs.open` being deprecated since.
    pub fn suggests_codecs_open(self) -> bool {
        self.0 < Version::V3_14
    }

    /// What an error handler says of a UnicodeError whose `object` is missing or none that fits.
    pub fn wrong_unicode_object(self, decoding: bool, missing: bool) -> &'static str {
        match (self.0 >= Version::V3_14, missing, decoding) {
            (true, true, _) => "UnicodeError 'object' attribute is not set",
            (true, _, true) => "UnicodeError 'object' attribute must be a bytes",
            (true, ..) => "UnicodeError 'object' attribute must be a string",
            (false, true, _) => "object attribute not set",
            (false, _, true) => "object attribute must be bytes",
            (false, ..) => "object attribute must be unicode",
        }
    }
}
