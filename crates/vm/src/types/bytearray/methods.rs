//! The methods of `bytearray`.

use super::{ByteArray, edit, resizable};
use crate::codecs;
use crate::types::bytes::work;
use crate::types::str::work::optional;
use crate::{PyResult, Vm, methods};
use taipan_heap::Value;
use taipan_prim::{Side, bytes as core};

methods! { pub static METHODS;
    /// Append a single item to the end of the bytearray.
    ///
    ///   item
    ///     The item to be appended.
    "append($self, item, /)" => |vm, [this, item]| { let array = vm.receiver::<ByteArray>(this)?;
        let b = edit::byte(vm, item)?;
        resizable(vm, array)?.push(b);
        Ok(Value::NONE) }
    /// B.capitalize() -> copy of B
    ///
    /// Return a copy of B with only its first character capitalized (ASCII)
    /// and the rest lower-cased.
    "capitalize($self, /)" => |vm, [this]| { work::map(vm, this, core::to_capitalized) }
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character.
    "center($self, width, fillchar=b' ', /)" => |vm, [this, size, fillchar]| { work::pad(vm, this, "center", [size, fillchar], core::center) }
    /// Remove all items from the bytearray.
    "clear($self, /)" => |vm, [this]| { let array = vm.receiver::<ByteArray>(this)?;
        *resizable(vm, array)? = Vec::new();
        Ok(Value::NONE) }
    /// Return a copy of B.
    "copy($self, /)" => |vm, [this]| { let array = vm.receiver::<ByteArray>(this)?;
        Ok(edit::copy(vm, array)) }
    /// Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "count($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::count(vm, this, sub, start, end) }
    /// Decode the bytearray using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytearray.
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
    /// Return True if the bytearray ends with the specified suffix, False otherwise.
    ///
    ///   suffix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytearray.
    ///   end
    ///     Optional stop position. Default: end of the bytearray.
    "endswith($self, suffix[, start[, end]], /)" => |vm, [this, suffix, start, end]| { work::affixed(vm, this, "endswith", [suffix, start, end], core::ends_with) }
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs($self, /, tabsize=8)" => |vm, [this, tabsize]| { work::expandtabs(vm, this, tabsize) }
    /// Append all the items from the iterator or sequence to the end of the bytearray.
    ///
    ///   iterable_of_ints
    ///     The iterable of items to append.
    "extend($self, iterable_of_ints, /)" => |vm, [this, iterable]| { let array = vm.receiver::<ByteArray>(this)?;
        edit::extend(vm, array, iterable) }
    /// Resize the internal buffer of bytearray to len.
    ///
    ///   size
    ///     New size to resize to.
    "resize($self, size, /)" => |vm, [this, size]| {
        let size = vm.ssize(size)?;
        let Ok(length) = usize::try_from(size) else {
            raise!(vm, ValueError, "Can only resize to positive sizes, got {size}");
        };
        vm.check_memory(length)?;
        let array = vm.receiver::<ByteArray>(this)?;
        if array.get(vm).data.len() != length {
            resizable(vm, array)?.resize(length, 0);
        }
        Ok(Value::NONE)
    }
    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Return -1 on failure.
    "find($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::find(vm, this, [sub, start, end], core::find) }
    /// Create a bytearray object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\xb9\\x01\\xef')
    "fromhex($type, string, /)" => |vm, [class, string]| { let bytes = work::fromhex(vm, string)?;
        work::of_class(vm, class, bytes) }
    /// Create a string of hexadecimal numbers from a bytearray object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = bytearray([0xb9, 0x01, 0xef])
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, sep, bytes_per_sep]| { work::hex(vm, this, sep, bytes_per_sep) }
    /// Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Raise ValueError if the subsection is not found.
    "index($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::index(vm, this, [sub, start, end], core::find) }
    /// Insert a single item into the bytearray before the given index.
    ///
    ///   index
    ///     The index where the value is to be inserted.
    ///   item
    ///     The item to be inserted.
    "insert($self, index, item, /)" => |vm, [this, index, item]| { let array = vm.receiver::<ByteArray>(this)?;
        edit::insert(vm, array, index, item) }
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
    /// Concatenate any number of bytes/bytearray objects.
    ///
    /// The bytearray whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytearray object.
    "join($self, iterable_of_bytes, /)" => |vm, [this, iterable]| {
        // The iterable may not resize what stands between its items.
        let _hold = vm.receiver::<ByteArray>(this)?.get(vm).exports.hold();
        work::join(vm, this, iterable)
    }
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
    /// If the argument is omitted or None, strip leading ASCII whitespace.
    "lstrip($self, bytes=None, /)" => |vm, [this, bytes]| { work::strip(vm, this, Side::Left, bytes) }
    /// Return a translation table usable for the bytes or bytearray translate method.
    ///
    /// The returned table will be one where each byte in frm is mapped to the byte at
    /// the same position in to.
    ///
    /// The bytes objects frm and to must be of the same length.
    "maketrans(frm, to, /)" => |vm, [frm, to]| { work::maketrans(vm, frm, to) }
    /// Partition the bytearray into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytearray. If the separator is
    /// found, returns a 3-tuple containing the part before the separator, the
    /// separator itself, and the part after it as new bytearray objects.
    ///
    /// If the separator is not found, returns a 3-tuple containing the copy of the
    /// original bytearray object and two empty bytearray objects.
    "partition($self, sep, /)" => |vm, [this, sep]| { work::partition(vm, this, sep, false) }
    /// Remove and return a single item from B.
    ///
    ///   index
    ///     The index from where to remove the item.
    ///     -1 (the default value) means remove the last item.
    ///
    /// If no index argument is given, will pop the last item.
    "pop($self, index=-1, /)" => |vm, [this, index]| { let array = vm.receiver::<ByteArray>(this)?;
        edit::pop(vm, array, index) }
    /// Remove the first occurrence of a value in the bytearray.
    ///
    ///   value
    ///     The value to remove.
    "remove($self, value, /)" => |vm, [this, value]| { let array = vm.receiver::<ByteArray>(this)?;
        edit::remove(vm, array, value) }
    /// Return a bytearray with the given prefix string removed if present.
    ///
    /// If the bytearray starts with the prefix string, return
    /// bytearray[len(prefix):].  Otherwise, return a copy of the original
    /// bytearray.
    "removeprefix($self, prefix, /)" => |vm, [this, prefix]| { work::remove(vm, this, prefix, false) }
    /// Return a bytearray with the given suffix string removed if present.
    ///
    /// If the bytearray ends with the suffix string and that suffix is not
    /// empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of
    /// the original bytearray.
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
    /// Reverse the order of the values in B in place.
    "reverse($self, /)" => |vm, [this]| { let array = vm.receiver::<ByteArray>(this)?;
        array.get_mut(vm).data.reverse();
        Ok(Value::NONE) }
    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].
    ///
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Return -1 on failure.
    "rfind($self, sub[, start[, end]], /)" => |vm, [this, sub, start, end]| { work::find(vm, this, [sub, start, end], core::rfind) }
    /// Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].
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
    /// Partition the bytearray into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytearray, starting at the end.
    /// If the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it as new bytearray
    /// objects.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty bytearray
    /// objects and the copy of the original bytearray object.
    "rpartition($self, sep, /)" => |vm, [this, sep]| { work::partition(vm, this, sep, true) }
    /// Return a list of the sections in the bytearray, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytearray.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytearray and working to the front.
    "rsplit($self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, maxsplit]| { work::split(vm, this, sep, maxsplit, true) }
    /// Strip trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip trailing ASCII whitespace.
    "rstrip($self, bytes=None, /)" => |vm, [this, bytes]| { work::strip(vm, this, Side::Right, bytes) }
    /// Return a list of the sections in the bytearray, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytearray.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    "split($self, /, sep=None, maxsplit=-1)" => |vm, [this, sep, maxsplit]| { work::split(vm, this, sep, maxsplit, false) }
    /// Return a list of the lines in the bytearray, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    "splitlines($self, /, keepends=False)" => |vm, [this, keepends]| { work::splitlines(vm, this, keepends) }
    /// Return True if the bytearray starts with the specified prefix, False otherwise.
    ///
    ///   prefix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytearray.
    ///   end
    ///     Optional stop position. Default: end of the bytearray.
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
    /// B.__alloc__() -> int
    ///
    /// Return the number of bytes actually allocated.
    "__alloc__($self, /)" => |vm, [this]| { let array = vm.receiver::<ByteArray>(this)?;
        let size = array.get(vm).data.len();
        Ok(Value::int(if size == 0 { 0 } else { size as i64 + 1 })) }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| { reduce(vm, this, 2) }
    /// Return state information for pickling.
    "__reduce_ex__($self, proto=0, /)" => |vm, [this, protocol]| {
        let protocol = vm.index_i64(protocol)?;
        reduce(vm, this, protocol)
    }
    /// Returns the size of the bytearray object in memory, in bytes.
    "__sizeof__($self, /)" => |vm, [this]| { let array = vm.receiver::<ByteArray>(this)?;
        let size = array.get(vm).data.len();
        Ok(Value::int(if size == 0 { 56 } else { size as i64 + 57 })) }
}

/// The bytes themselves where the protocol knows bytes, else as text.
fn reduce(vm: &mut Vm, this: &Value, protocol: i64) -> PyResult {
    let data = vm.receiver::<ByteArray>(this)?.get(vm).data.to_vec();
    let args = if data.is_empty() {
        Vec::new()
    } else if protocol < 3 {
        let text = taipan_prim::text::Text::from_latin1(&data);
        vec![vm.new_text(text), vm.new_str("latin-1")]
    } else {
        vec![crate::types::bytes::new_bytes(data)]
    };
    let state = crate::types::object::state(vm, this)?;
    crate::types::iter::pickle::reduced_as(vm, this, &args, Some(state))
}
