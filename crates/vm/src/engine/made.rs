//! Small objects made where they are to lie.

use crate::Vm;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Ref, Value};
use taipan_prim::text::Text;

/// A str of ASCII bytes.
#[inline]
pub fn ascii_str(bytes: &[u8]) -> Ref<Str> {
    // SAFETY: the whole str is written, and no object is made.
    unsafe { Ref::made_in_place(|to: *mut Str| to.write(Str::new(Text::from_ascii(bytes)))) }
}

/// A tuple of `n` values that move out of registers.
///
/// # Safety
/// `n` owned references lie at `first`; they are the tuple's from now on.
#[inline]
pub unsafe fn tuple_of(vm: &Vm, first: *const Bits, n: usize) -> Value {
    if n == 0 {
        return vm.shared.empty_tuple.clone().into();
    }
    let write = |to: *mut Tuple| {
        to.write(Tuple::empty(n));
        (*to).fill((0..n).map(|k| (*first.add(k)).into_value()));
    };
    Ref::made_in_place(write).into()
}
