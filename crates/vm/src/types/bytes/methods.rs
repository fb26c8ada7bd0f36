//! The methods of `bytes`.

use super::{Bytes, new_bytes, work};
use crate::codecs;
use crate::methods;
use crate::types::str::work::optional;
use taipan_prim::{Side, bytes as core};

methods! { pub static METHODS;
    /// B.capitalize() -> copy of B
    ///
    /// Return a copy of B with only its first character capitalized (ASCII)
    /// and the rest lower-cased.
    "capitalize($self, /)" => |vm, [this]| { work::map(vm, this, core::to_capitalized) }
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character.
    "center($self, width, fillchar=b' ', /)" => |vm, [this, size, fillchar]| { work::pad(vm, this, "center", [size, fillchar], core::center) }
    /// Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "count($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::count(vm, this, sub, start, end) }
    /// Decode the bytes using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytes.
    ///   errors
    ///     The error handling scheme to use for the handling of decoding errors.
    ///     The default is 'strict' meaning that decoding errors raise a
    ///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    ///     as well as any other name registered with codecs.register_error that
    ///     can handle UnicodeDecodeErrors.
    "decode($self, /, encoding='utf-8', errors=absent)" as "($self, /, encoding='utf-8', errors='strict')" => |vm, [this, encoding, errors]| { let encoding = optional(vm, encoding, "decode", "encoding")?;
        let errors = optional(vm, errors, "decode", "errors")?;
        let bytes = work::data(vm, this);
        codecs::decode(vm, &bytes, encoding, errors) }
    /// Return True if the bytes ends with the specified suffix, False otherwise.
    ///
    ///   suffix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "endswith($self, suffix[, start[, end]], /)" => |vm, [this, suffix, start, end]| { work::affixed(vm, this, "endswith", [suffix, start, end], core::ends_with) }
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs($self, /, tabsize=8)" => |vm, [this, tabsize]| { work::expandtabs(vm, this, tabsize) }
    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Return -1 on failure.
    "find($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::find(vm, this, [sub, start, end], core::find) }
    /// Create a bytes object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    "fromhex($type, string, /)" => |vm, [class, string]| { let bytes = work::fromhex(vm, string)?;
        work::of_class(vm, class, bytes) }
    /// Create a string of hexadecimal numbers from a bytes object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = b'\xb9\x01\xef'
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, sep, bytes_per_sep]| { work::hex(vm, this, sep, bytes_per_sep) }
    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Raise ValueError if the subsection is not found.
    "index($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::index(vm, this, [sub, start, end], core::find) }
    /// B.isalnum() -> bool
    ///
    /// Return True if all characters in B are alphanumeric
    /// and there is at least one character in B, False otherwise.
    "isalnum($self, /)" => |vm, [this]| { work::test(vm, this, core::is_alnum) }
    /// B.isalpha() -> bool
    ///
    /// Return True if all characters in B are alphabetic
    /// and there is at least one character in B, False otherwise.
    "isalpha($self, /)" => |vm, [this]| { work::test(vm, this, core::is_alpha) }
    /// B.isascii() -> bool
    ///
    /// Return True if B is empty or all characters in B are ASCII,
    /// False otherwise.
    "isascii($self, /)" => |vm, [this]| { work::test(vm, this, |b| b.is_ascii()) }
    /// B.isdigit() -> bool
    ///
    /// Return True if all characters in B are digits
    /// and there is at least one character in B, False otherwise.
    "isdigit($self, /)" => |vm, [this]| { work::test(vm, this, core::is_digit) }
    /// B.islower() -> bool
    ///
    /// Return True if all cased characters in B are lowercase and there is
    /// at least one cased character in B, False otherwise.
    "islower($self, /)" => |vm, [this]| { work::test(vm, this, core::is_lower) }
    /// B.isspace() -> bool
    ///
    /// Return True if all characters in B are whitespace
    /// and there is at least one character in B, False otherwise.
    "isspace($self, /)" => |vm, [this]| { work::test(vm, this, core::is_space) }
    /// B.istitle() -> bool
    ///
    /// Return True if B is a titlecased string and there is at least one
    /// character in B, i.e. uppercase characters may only follow uncased
    /// characters and lowercase characters only cased ones. Return False
    /// otherwise.
    "istitle($self, /)" => |vm, [this]| { work::test(vm, this, core::is_title) }
    /// B.isupper() -> bool
    ///
    /// Return True if all cased characters in B are uppercase and there is
    /// at least one cased character in B, False otherwise.
    "isupper($self, /)" => |vm, [this]| { work::test(vm, this, core::is_upper) }
    /// Concatenate any number of bytes objects.
    ///
    /// The bytes whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytes object.
    ///
    /// Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    "join($self, iterable_of_bytes, /)" => |vm, [this, iterable]| { work::join(vm, this, iterable) }
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    "ljust($self, width, fillchar=b' ', /)" => |vm, [this, size, fillchar]| { work::pad(vm, this, "ljust", [size, fillchar], core::ljust) }
    /// B.lower() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to lowercase.
    "lower($self, /)" => |vm, [this]| { work::map(vm, this, |b| b.to_ascii_lowercase()) }
    /// Strip leading bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading  ASCII whitespace.
    "lstrip($self, bytes=None, /)" => |vm, [this, bytes]| { work::strip(vm, this, Side::Left, bytes) }
    /// Return a translation table usable for the bytes or bytearray translate method.
    ///
    /// The returned table will be one where each byte in frm is mapped to the byte at
    /// the same position in to.
    ///
    /// The bytes objects frm and to must be of the same length.
    "maketrans(frm, to, /)" => |vm, [frm, to]| { work::maketrans(vm, frm, to) }
    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes. If the separator is found,
    /// returns a 3-tuple containing the part before the separator, the separator
    /// itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing the original bytes
    /// object and two empty bytes objects.
    "partition($self, sep, /)" => |vm, [this, sep]| { work::partition(vm, this, sep, false) }
    /// Return a bytes object with the given prefix string removed if present.
    ///
    /// If the bytes starts with the prefix string, return bytes[len(prefix):].
    /// Otherwise, return a copy of the original bytes.
    "removeprefix($self, prefix, /)" => |vm, [this, prefix]| { work::remove(vm, this, prefix, false) }
    /// Return a bytes object with the given suffix string removed if present.
    ///
    /// If the bytes ends with the suffix string and that suffix is not empty,
    /// return bytes[:-len(prefix)].  Otherwise, return a copy of the original
    /// bytes.
    "removesuffix($self, suffix, /)" => |vm, [this, suffix]| { work::remove(vm, this, suffix, true) }
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    "replace($self, old, new, count=-1, /)" => |vm, [this, old, new, count]| { work::replace(vm, this, old, new, count) }
    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Return -1 on failure.
    "rfind($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::find(vm, this, [sub, start, end], core::rfind) }
    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Raise ValueError if the subsection is not found.
    "rindex($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::index(vm, this, [sub, start, end], core::rfind) }
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    "rjust($self, width, fillchar=b' ', /)" => |vm, [this, size, fillchar]| { work::pad(vm, this, "rjust", [size, fillchar], core::rjust) }
    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes, starting at the end. If
    /// the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty bytes
    /// objects and the original bytes object.
    "rpartition($self, sep, /)" => |vm, [this, sep]| { work::partition(vm, this, sep, true) }
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytes and working to the front.
    "rsplit($self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, maxsplit]| { work::split(vm, this, sep, maxsplit, true) }
    /// Strip trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip trailing ASCII whitespace.
    "rstrip($self, bytes=None, /)" => |vm, [this, bytes]| { work::strip(vm, this, Side::Right, bytes) }
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    "split($self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, maxsplit]| { work::split(vm, this, sep, maxsplit, false) }
    /// Return a list of the lines in the bytes, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    "splitlines($self, /, keepends=False)" => |vm, [this, keepends]| { work::splitlines(vm, this, keepends) }
    /// Return True if the bytes starts with the specified prefix, False otherwise.
    ///
    ///   prefix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "startswith($self, prefix[, start[, end]], /)" => |vm, [this, prefix, start, end]| { work::affixed(vm, this, "startswith", [prefix, start, end], core::starts_with) }
    /// Strip leading and trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    "strip($self, bytes=None, /)" => |vm, [this, bytes]| { work::strip(vm, this, Side::Both, bytes) }
    /// B.swapcase() -> copy of B
    ///
    /// Return a copy of B with uppercase ASCII characters converted
    /// to lowercase ASCII and vice versa.
    "swapcase($self, /)" => |vm, [this]| { work::map(vm, this, core::to_swapped_case) }
    /// B.title() -> copy of B
    ///
    /// Return a titlecased version of B, i.e. ASCII words start with uppercase
    /// characters, all remaining cased characters have lowercase.
    "title($self, /)" => |vm, [this]| { work::map(vm, this, core::to_title) }
    /// Return a copy with each character mapped by the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a bytes object of length 256.
    ///
    /// All characters occurring in the optional argument delete are removed.
    /// The remaining characters are mapped through the given translation table.
    "translate($self, table, /, delete=b'')" => |vm, [this, table, delete]| { work::translate(vm, this, table, delete) }
    /// B.upper() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to uppercase.
    "upper($self, /)" => |vm, [this]| { work::map(vm, this, |b| b.to_ascii_uppercase()) }
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The original string is never truncated.
    "zfill($self, width, /)" => |vm, [this, size]| { work::zfill(vm, this, size) }
    /// Convert this value to exact type bytes.
    "__bytes__($self, /)" => |vm, [this]| { let bytes = work::data(vm, this);
        Ok(if this.exact::<Bytes>().is_some() { this.clone() } else { new_bytes(bytes.to_vec()) }) }
    "__getnewargs__($self, /)" => |vm, [this]| { let bytes = new_bytes(work::data(vm, this).to_vec());
        Ok(vm.new_tuple([bytes])) }
}
