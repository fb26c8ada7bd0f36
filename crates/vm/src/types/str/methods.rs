//! The methods of `str`.

use super::args::{self, text_of};
use super::spec::unchanged;
use super::work::{format_spec, join, list, optional, pad, partition, replace, split, strip};
use super::{fields, plain, quick, translate};
use crate::call::Method;
use crate::codecs;
use crate::methods;
use crate::types::bytes::Bytes;
use crate::types::slice::bound;
use crate::types::tuple::Tuple;
use taipan_heap::{Ref, Value};
use taipan_prim::Side;
use taipan_prim::text::TextRef;

/// Whether that is `str.join`.
pub(crate) fn is_join(method: &Method) -> bool {
    METHODS.as_ptr_range().contains(&std::ptr::from_ref(method)) && method.name == "join"
}

methods! { pub static METHODS;
    /// Return a capitalized version of the string.
    ///
    /// More specifically, make the first character have upper case and the rest lower
    /// case.
    "capitalize($self, /)" => |vm, [this]| { let text = text_of(this).to_capitalized(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Return a version of the string suitable for caseless comparisons.
    "casefold($self, /)" => |vm, [this]| { let text = text_of(this).to_casefold(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "center($self, width, fillchar=' ', /)" => |vm, [this, size, fillchar]| { pad(vm, this, size, fillchar, TextRef::center) }
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "ljust($self, width, fillchar=' ', /)" => |vm, [this, size, fillchar]| { pad(vm, this, size, fillchar, TextRef::ljust) }
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "rjust($self, width, fillchar=' ', /)" => |vm, [this, size, fillchar]| { pad(vm, this, size, fillchar, TextRef::rjust) }
    /// Return the number of non-overlapping occurrences of substring sub in string S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    "count($self, sub[, start[, end]], /)" quick quick::count => |vm, [this, sub, start, end]| { let (sub, start, end) = args::search(vm, "count", sub, start, end)?;
        Ok(Value::int(text_of(this).count_in(sub, start, end) as i64)) }
    /// Encode the string using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding in which to encode the string.
    ///   errors
    ///     The error handling scheme to use for encoding errors.
    ///     The default is 'strict' meaning that encoding errors raise a
    ///     UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
    ///     'xmlcharrefreplace' as well as any other name registered with
    ///     codecs.register_error that can handle UnicodeEncodeErrors.
    "encode($self, /, encoding=absent, errors=absent)" as "($self, /, encoding='utf-8', errors='strict')" => |vm, [this, encoding, errors]| { let encoding = optional(vm, encoding, "encode", "encoding")?;
        let errors = optional(vm, errors, "encode", "errors")?;
        let bytes = codecs::encode(vm, this, encoding, errors)?;
        Ok(Ref::new(Bytes::new(bytes)).into()) }
    /// Return True if the string starts with the specified prefix, False otherwise.
    ///
    ///   prefix
    ///     A string or a tuple of strings to try.
    ///   start
    ///     Optional start position. Default: start of the string.
    ///   end
    ///     Optional stop position. Default: end of the string.
    "startswith($self, prefix[, start[, end]], /)" quick quick::startswith => |vm, [this, prefix, start, end]| { let (start, end) = (bound(vm, start, 0)?, bound(vm, end, isize::MAX)?);
        let text = text_of(this);
        let found = args::any_of(vm, "startswith", prefix, |affix| text.starts_with_in(affix, start, end))?;
        Ok(Value::bool(found)) }
    /// Return True if the string ends with the specified suffix, False otherwise.
    ///
    ///   suffix
    ///     A string or a tuple of strings to try.
    ///   start
    ///     Optional start position. Default: start of the string.
    ///   end
    ///     Optional stop position. Default: end of the string.
    "endswith($self, suffix[, start[, end]], /)" quick quick::endswith => |vm, [this, suffix, start, end]| { let (start, end) = (bound(vm, start, 0)?, bound(vm, end, isize::MAX)?);
        let text = text_of(this);
        let found = args::any_of(vm, "endswith", suffix, |affix| text.ends_with_in(affix, start, end))?;
        Ok(Value::bool(found)) }
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs($self, /, tabsize=8)" => |vm, [this, tabsize]| { let size = vm.c_int(tabsize)?;
        let text = text_of(this);
        let tabs = text.chars().filter(|&c| c == 9).count();
        let most = tabs.saturating_mul(usize::try_from(size).unwrap_or(0)).saturating_add(text.len());
        vm.check_memory(most.saturating_mul(text.width()))?;
        match text.expand_tabs(size as isize, isize::MAX as usize) {
            Ok(text) => Ok(vm.new_text(text)),
            Err(_) => raise!(vm, OverflowError, "new string is too long"),
        } }
    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Return -1 on failure.
    "find($self, sub[, start[, end]], /)" quick quick::find => |vm, [this, sub, start, end]| { let (sub, start, end) = args::search(vm, "find", sub, start, end)?;
        let at = text_of(this).find_in(sub, start, end);
        Ok(Value::int(at.map_or(-1, |at| at as i64))) }
    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Return -1 on failure.
    "rfind($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { let (sub, start, end) = args::search(vm, "rfind", sub, start, end)?;
        let at = text_of(this).rfind_in(sub, start, end);
        Ok(Value::int(at.map_or(-1, |at| at as i64))) }
    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Raises ValueError when the substring is not found.
    "index($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { let (sub, start, end) = args::search(vm, "index", sub, start, end)?;
        match text_of(this).find_in(sub, start, end) {
            Some(at) => Ok(Value::int(at as i64)),
            None => raise!(vm, ValueError, "substring not found"),
        } }
    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Raises ValueError when the substring is not found.
    "rindex($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { let (sub, start, end) = args::search(vm, "rindex", sub, start, end)?;
        match text_of(this).rfind_in(sub, start, end) {
            Some(at) => Ok(Value::int(at as i64)),
            None => raise!(vm, ValueError, "substring not found"),
        } }
    /// Return a formatted version of the string, using substitutions from args and kwargs.
    /// The substitutions are identified by braces ('{' and '}').
    "format($self, /, *args, **kwargs)" quick plain::format => |vm, [this, args, kwargs]| { let args = args.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        fields::format(vm, text_of(this), Some(args), kwargs) }
    /// Return a formatted version of the string, using substitutions from mapping.
    /// The substitutions are identified by braces ('{' and '}').
    "format_map($self, mapping, /)" => |vm, [this, mapping]| { fields::format(vm, text_of(this), None, mapping) }
    /// Return True if the string is an alpha-numeric string, False otherwise.
    ///
    /// A string is alpha-numeric if all characters in the string are alpha-numeric and
    /// there is at least one character in the string.
    "isalnum($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_alnum(vm.dialect.ucd()))) }
    /// Return True if the string is an alphabetic string, False otherwise.
    ///
    /// A string is alphabetic if all characters in the string are alphabetic and there
    /// is at least one character in the string.
    "isalpha($self, /)" quick quick::isalpha => |vm, [this]| { Ok(Value::bool(text_of(this).is_alpha(vm.dialect.ucd()))) }
    /// Return True if all characters in the string are ASCII, False otherwise.
    ///
    /// ASCII characters have code points in the range U+0000-U+007F.
    /// Empty string is ASCII too.
    "isascii($self, /)" => |_vm, [this]| {
        Ok(Value::bool(text_of(this).is_ascii())) }
    /// Return True if the string is a decimal string, False otherwise.
    ///
    /// A string is a decimal string if all characters in the string are decimal and
    /// there is at least one character in the string.
    "isdecimal($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_decimal(vm.dialect.ucd()))) }
    /// Return True if the string is a digit string, False otherwise.
    ///
    /// A string is a digit string if all characters in the string are digits and there
    /// is at least one character in the string.
    "isdigit($self, /)" quick quick::isdigit => |vm, [this]| { Ok(Value::bool(text_of(this).is_digit(vm.dialect.ucd()))) }
    /// Return True if the string is a valid Python identifier, False otherwise.
    ///
    /// Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
    /// such as "def" or "class".
    "isidentifier($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_identifier(vm.dialect.ucd()))) }
    /// Return True if the string is a lowercase string, False otherwise.
    ///
    /// A string is lowercase if all cased characters in the string are lowercase and
    /// there is at least one cased character in the string.
    "islower($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_lower(vm.dialect.ucd()))) }
    /// Return True if the string is a numeric string, False otherwise.
    ///
    /// A string is numeric if all characters in the string are numeric and there is at
    /// least one character in the string.
    "isnumeric($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_numeric(vm.dialect.ucd()))) }
    /// Return True if the string is printable, False otherwise.
    ///
    /// A string is printable if all of its characters are considered printable in
    /// repr() or if it is empty.
    "isprintable($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_printable(vm.dialect.ucd()))) }
    /// Return True if the string is a title-cased string, False otherwise.
    ///
    /// In a title-cased string, upper- and title-case characters may only
    /// follow uncased characters and lowercase characters only cased ones.
    "istitle($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_title(vm.dialect.ucd()))) }
    /// Return True if the string is an uppercase string, False otherwise.
    ///
    /// A string is uppercase if all cased characters in the string are uppercase and
    /// there is at least one cased character in the string.
    "isupper($self, /)" => |vm, [this]| { Ok(Value::bool(text_of(this).is_upper(vm.dialect.ucd()))) }
    /// Return True if the string is a whitespace string, False otherwise.
    ///
    /// A string is whitespace if all characters in the string are whitespace and there
    /// is at least one character in the string.
    "isspace($self, /)" quick quick::isspace => |_vm, [this]| {
        Ok(Value::bool(text_of(this).is_space())) }
    /// Concatenate any number of strings.
    ///
    /// The string whose method is called is inserted in between each given string.
    /// The result is returned as a new string.
    ///
    /// Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
    "join($self, iterable, /)" quick quick::join => |vm, [this, iterable]| { join(vm, text_of(this), iterable) }
    /// Return a copy of the string converted to lowercase.
    "lower($self, /)" quick quick::lower => |vm, [this]| { let text = text_of(this).to_lower(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Return a copy of the string with leading and trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "strip($self, chars=None, /)" quick quick::strip => |vm, [this, chars]| { strip(vm, this, "strip", Side::Both, chars) }
    /// Return a copy of the string with leading whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "lstrip($self, chars=None, /)" => |vm, [this, chars]| { strip(vm, this, "lstrip", Side::Left, chars) }
    /// Return a copy of the string with trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "rstrip($self, chars=None, /)" => |vm, [this, chars]| { strip(vm, this, "rstrip", Side::Right, chars) }
    /// Return a translation table usable for str.translate().
    ///
    /// If there is only one argument, it must be a dictionary mapping Unicode
    /// ordinals (integers) or characters to Unicode ordinals, strings or None.
    /// Character keys will be then converted to ordinals.
    /// If there are two arguments, they must be strings of equal length, and
    /// in the resulting dictionary, each character in x will be mapped to the
    /// character at the same position in y. If there is a third argument, it
    /// must be a string, whose characters will be mapped to None in the result.
    "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)" => |vm, [x, y, z]| { translate::maketrans(vm, x, y, z) }
    /// Partition the string into three parts using the given separator.
    ///
    /// This will search for the separator in the string.  If the separator is found,
    /// returns a 3-tuple containing the part before the separator, the separator
    /// itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing the original string
    /// and two empty strings.
    "partition($self, sep, /)" => |vm, [this, sep]| { partition(vm, this, sep, false) }
    /// Partition the string into three parts using the given separator.
    ///
    /// This will search for the separator in the string, starting at the end. If
    /// the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty strings
    /// and the original string.
    "rpartition($self, sep, /)" => |vm, [this, sep]| { partition(vm, this, sep, true) }
    /// Return a str with the given prefix string removed if present.
    ///
    /// If the string starts with the prefix string, return string[len(prefix):].
    /// Otherwise, return a copy of the original string.
    "removeprefix($self, prefix, /)" => |vm, [this, prefix]| { let prefix = args::clinic_str(vm, prefix, "removeprefix", "argument")?;
        let text = text_of(this);
        match !prefix.is_empty() && text.starts_with(prefix.text()) {
            true => Ok(vm.new_text(text.slice(prefix.len(), text.len()).to_text())),
            false => Ok(unchanged(vm, this)),
        } }
    /// Return a str with the given suffix string removed if present.
    ///
    /// If the string ends with the suffix string and that suffix is not empty,
    /// return string[:-len(suffix)]. Otherwise, return a copy of the original
    /// string.
    "removesuffix($self, suffix, /)" => |vm, [this, suffix]| { let suffix = args::clinic_str(vm, suffix, "removesuffix", "argument")?;
        let text = text_of(this);
        match !suffix.is_empty() && text.ends_with(suffix.text()) {
            true => Ok(vm.new_text(text.slice(0, text.len() - suffix.len()).to_text())),
            false => Ok(unchanged(vm, this)),
        } }
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    "replace($self, old, new, /, count=-1)" => |vm, [this, old, new, count]| { replace(vm, this, old, new, count) }
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    "replace($self, old, new, count=-1, /)" => |vm, [this, old, new, count]| { replace(vm, this, old, new, count) }
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting starts at the front of the string and works to the end.
    ///
    /// Note, str.split() is mainly useful for data that has been intentionally
    /// delimited.  With natural text that includes punctuation, consider using
    /// the regular expression module.
    "split($self, /, sep=None, maxsplit=-1)" quick quick::split => |vm, [this, sep, maxsplit]| { split(vm, this, sep, maxsplit, false) }
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting starts at the end of the string and works to the front.
    "rsplit($self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, maxsplit]| { split(vm, this, sep, maxsplit, true) }
    /// Return a list of the lines in the string, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    "splitlines($self, /, keepends=False)" => |vm, [this, keepends]| { let keep = vm.clinic_bool(keepends)?;
        let lines = text_of(this).split_lines(keep);
        Ok(list(vm, lines)) }
    /// Convert uppercase characters to lowercase and lowercase characters to uppercase.
    "swapcase($self, /)" => |vm, [this]| { let text = text_of(this).to_swapped_case(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Return a version of the string where each word is titlecased.
    ///
    /// More specifically, words start with uppercased characters and all remaining
    /// cased characters have lower case.
    "title($self, /)" => |vm, [this]| { let text = text_of(this).to_title(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Replace each character in the string using the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a mapping of Unicode ordinals to
    ///     Unicode ordinals, strings, or None.
    ///
    /// The table must implement lookup/indexing via __getitem__, for instance a
    /// dictionary or list.  If this operation raises LookupError, the character is
    /// left untouched.  Characters mapped to None are deleted.
    "translate($self, table, /)" => |vm, [this, table]| { let text = translate::translate(vm, text_of(this), table)?;
        Ok(vm.new_text(text)) }
    /// Return a copy of the string converted to uppercase.
    "upper($self, /)" quick quick::upper => |vm, [this]| { let text = text_of(this).to_upper(vm.dialect.ucd());
        Ok(vm.new_text(text)) }
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The string is never truncated.
    "zfill($self, width, /)" => |vm, [this, size]| { let text = text_of(this);
        let size = args::width(vm, size, text.width())?;
        match size <= text.len() {
            true => Ok(unchanged(vm, this)),
            false => Ok(vm.new_text(text.zfill(size))),
        } }
    /// Return a formatted version of the string as described by format_spec.
    "__format__($self, format_spec, /)" => |vm, [this, spec]| { let spec = args::clinic_str(vm, spec, "__format__", "argument")?;
        format_spec(vm, this, spec) }
    "__getnewargs__($self, /)" => |vm, [this]| { let text = vm.new_text(text_of(this).to_text());
        Ok(vm.new_tuple([text])) }
    /// Return the size of the string in memory, in bytes.
    "__sizeof__($self, /)" => |vm, [this]| { let text = text_of(this);
        let size = vm.dialect.str_header(text.is_ascii()) + (text.len() + 1) * text.width();
        Ok(Value::int(size as i64)) }
}
