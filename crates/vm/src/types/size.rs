//! How large an object may become: asked before anything is allocated, so that a hostile size is a MemoryError.

use crate::exc::Exc;
use crate::types::int::{IntRef, int_ref};
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;

/// Sizes up to this many bytes are granted unasked in a run without a limit on memory.
pub(crate) const SMALL: usize = 1 << 20;
/// No single object takes more than this many bytes.
const LARGEST: usize = 1 << 32;

impl Vm {
    /// Makes sure that an object of that many bytes can be allocated.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn check_memory(&mut self, bytes: usize) -> PyResult<()> {
        if self.is_unasked(bytes) { Ok(()) } else { self.check_large(bytes) }
    }

    /// Whether that many bytes are granted unasked.
    #[inline]
    pub(crate) fn is_unasked(&self, bytes: usize) -> bool {
        bytes <= self.unasked
    }

    /// The same for so many items of a sequence.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn check_items(&mut self, items: usize) -> PyResult<()> {
        self.check_memory(items.saturating_mul(size_of::<Value>()))
    }

    #[cold]
    fn check_large(&mut self, bytes: usize) -> PyResult<()> {
        let mut probe: Vec<u8> = Vec::new();
        if bytes > LARGEST || !self.is_room_for(bytes)? || probe.try_reserve_exact(bytes).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// Whether there is room, after cycles have been collected if need be.
    fn is_room_for(&mut self, bytes: usize) -> PyResult<bool> {
        if self.heap.reserve(bytes).is_ok() {
            return Ok(true);
        }
        if self.limits().memory.is_none_or(|limit| bytes >= limit) {
            return Ok(false);
        }
        self.collect_for_memory()?;
        Ok(self.heap.reserve(bytes).is_ok())
    }

    /// A MemoryError, which carries no text.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        let e = self.new_exception(Exc::MemoryError, &[]);
        self.raised(e)
    }

    /// How often a sequence is to be repeated: negative counts are 0.
    ///
    /// # Errors
    /// TypeError for what is no index; OverflowError past `sys.maxsize`.
    pub fn repeat_count(&mut self, times: &Value) -> PyResult<usize> {
        let i = self.index(times)?;
        match int_ref(&i) {
            Some(IntRef::Small(n)) => Ok(usize::try_from(n).unwrap_or(0)),
            _ => {
                raise!(
                    self,
                    OverflowError,
                    "cannot fit '{}' into an index-sized integer",
                    self.type_name(times)
                )
            }
        }
    }

    /// A C `int` argument.
    ///
    /// # Errors
    /// OverflowError where it does not fit.
    pub fn c_int(&mut self, v: &Value) -> PyResult<i32> {
        let i = self.index(v)?;
        match int_ref(&i).and_then(IntRef::to_i64).and_then(|i| i32::try_from(i).ok()) {
            Some(i) => Ok(i),
            None => raise!(self, OverflowError, "Python int too large to convert to C int"),
        }
    }

    /// The same as the format unit `i` of `PyArg_ParseTuple` takes it.
    ///
    /// # Errors
    /// OverflowError for what does not fit, TypeError for what is no int.
    pub fn parsed_int(&mut self, v: &Value) -> PyResult<i32> {
        let i = self.index(v)?;
        let Some(i) = int_ref(&i).and_then(IntRef::to_i64) else {
            raise!(self, OverflowError, "Python int too large to convert to C long")
        };
        match i32::try_from(i) {
            Ok(i) => Ok(i),
            Err(_) if i > 0 => raise!(self, OverflowError, "signed integer is greater than maximum"),
            Err(_) => raise!(self, OverflowError, "signed integer is less than minimum"),
        }
    }

    /// A flag of a builtin method: anything true, or an int up to 3.11.
    ///
    /// # Errors
    /// What the argument raises when asked; TypeError or OverflowError for what is no C int.
    pub fn clinic_bool(&mut self, v: &Value) -> PyResult<bool> {
        if self.dialect.flags_are_ints() { Ok(self.c_int(v)? != 0) } else { self.truth(v) }
    }

    /// `PyLong_AsSsize_t`: takes ints alone.
    ///
    /// # Errors
    /// TypeError for another object, OverflowError for what does not fit.
    pub fn exact_ssize(&mut self, v: &Value) -> PyResult<i64> {
        match int_ref(v) {
            Some(_) => self.ssize(v),
            None => raise!(self, TypeError, "an integer is required"),
        }
    }

    /// `PyLong_AsLong`: a C long.
    pub fn c_long(&mut self, v: &Value) -> PyResult<i64> {
        let i = self.index(v)?;
        match int_ref(&i).and_then(IntRef::to_i64) {
            Some(i) => Ok(i),
            None => raise!(self, OverflowError, "Python int too large to convert to C long"),
        }
    }

    /// `_PyArg_BadArgument`: an argument of the wrong type.
    #[cold]
    pub fn bad_argument(&mut self, function: &str, which: &str, expected: &str, given: &Value) -> Raised {
        let given = if given.is_none() { "None".to_string() } else { self.type_name(given) };
        error!(self, TypeError, "{function}() {which} must be {expected}, not {given}")
    }
}
