//! `%` formatting of str and bytes: the arguments, and the conversions that both share.

mod bytes;
mod number;
mod plain;
mod text;

pub use bytes::format_bytes;
pub use text::format_text;

use crate::types::int::{IntRef, int_ref};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::format::{Amount, Conversion, Flags};

/// The arguments on the right of the `%`, handed out one by one.
struct Arguments<'a> {
    /// The tuple's items; without a tuple the one argument.
    items: &'a [Value],
    next: usize,
    /// What mapping keys are looked up in.
    mapping: Option<&'a Value>,
    /// What the mapping key of the current item gave, until it is used.
    keyed: Option<Value>,
    used_key: bool,
}

/// An item's flags, width and precision with their arguments taken.
struct Item {
    flags: Flags,
    width: usize,
    precision: Option<usize>,
}

impl<'a> Arguments<'a> {
    fn new(args: &'a Value, mapping: bool) -> Arguments<'a> {
        let items = match args.downcast::<Tuple>() {
            Some(t) => t.items(),
            None => std::slice::from_ref(args),
        };
        Arguments { items, next: 0, mapping: mapping.then_some(args), keyed: None, used_key: false }
    }

    fn take(&mut self, vm: &mut Vm) -> PyResult {
        if self.used_key {
            if let Some(v) = self.keyed.take() {
                return Ok(v);
            }
        } else if let Some(v) = self.items.get(self.next) {
            self.next += 1;
            return Ok(v.clone());
        }
        raise!(vm, TypeError, "not enough arguments for format string")
    }

    /// From here on the item with that key is the only argument.
    fn look_up(&mut self, vm: &mut Vm, key: &Value) -> PyResult<()> {
        let Some(mapping) = self.mapping else { raise!(vm, TypeError, "format requires a mapping") };
        self.keyed = Some(vm.getitem(mapping, key)?);
        self.used_key = true;
        Ok(())
    }

    fn must_be_mapping(&self, vm: &mut Vm) -> PyResult<()> {
        match self.mapping {
            Some(_) => Ok(()),
            None => raise!(vm, TypeError, "format requires a mapping"),
        }
    }

    /// Whether arguments are left over that had to be used.
    fn left_over(&self) -> bool {
        self.mapping.is_none() && self.next < self.items.len()
    }

    /// Width and precision, from the format or the arguments.
    fn item(&mut self, vm: &mut Vm, c: &Conversion) -> PyResult<Item> {
        let mut flags = c.flags;
        let width = match c.width {
            None => 0,
            Some(Amount::Fixed(n)) => n,
            Some(Amount::Argument) => match self.amount(vm)? {
                Some(n) => {
                    flags.left |= n < 0;
                    n.unsigned_abs() as usize
                }
                None => raise!(vm, OverflowError, "Python int too large to convert to C ssize_t"),
            },
        };
        let precision = match c.precision {
            None => None,
            Some(Amount::Fixed(n)) => Some(n),
            Some(Amount::Argument) => match self.amount(vm)?.and_then(|n| i32::try_from(n).ok()) {
                Some(n) => Some(usize::try_from(n).unwrap_or(0)),
                None => raise!(vm, OverflowError, "Python int too large to convert to C int"),
            },
        };
        Ok(Item { flags, width, precision })
    }

    /// An int argument; `None` past 64 bits.
    fn amount(&mut self, vm: &mut Vm) -> PyResult<Option<i64>> {
        let v = self.take(vm)?;
        match int_ref(&v) {
            Some(i) => Ok(i.to_i64()),
            None => raise!(vm, TypeError, "* wants int"),
        }
    }
}

/// The core's view of an int.
fn core_int(i: IntRef<'_>) -> taipan_prim::format::IntRef<'_> {
    match i {
        IntRef::Small(i) => taipan_prim::format::IntRef::Small(i),
        IntRef::Big(b) => taipan_prim::format::IntRef::Big(b),
    }
}

/// Whether the right operand can be asked for keys (`PyMapping_Check`).
fn is_mapping(vm: &Vm, args: &Value) -> bool {
    args.downcast::<Tuple>().is_none() && vm.class_ref(args).get(vm).slots.getitem.is_some()
}
