//! Builtins that take all items of a generator: its frame stays where it is from one item to the next.

use super::advance;
use super::state::{Place, R};
use super::switch;
use super::table::Rop;
use super::transfer;
use crate::builtins::{Gathering, Taken};
use crate::engine::awaited;
use crate::engine::frame::flag;
use crate::engine::state::{Ctl, St};
use crate::types::generator::Generator;
use taipan_heap::{Bits, Ref, Value};

/// Goes on with the generator whose items the call at `pc` takes. False, with nothing changed, where it is no such call or
/// the generator is not ready.
pub fn begin(r: &mut R, callable: &Value, values: &[Value]) -> bool {
    let Some((iterable, before)) = values.split_last() else { return false };
    let Some(generator) = iterable.exact::<Generator>().cloned() else { return false };
    let Some(gathering) = Gathering::of_call(r.vm(), callable, before) else { return false };
    let i = r.instr();
    let (slots, count) = (r.slot(i.a), usize::from(i.b) + 2);
    switch::forget_object(&generator);
    if !switch::resume(r, &generator, Bits::NONE, i.a, 1, flag::DRIVEN) {
        return false;
    }
    r.frame().locals = gathering.into();
    for n in (0..count).rev() {
        // SAFETY: the slots of the call owned their references, and are free while it waits.
        drop(unsafe { slots.add(n).read().into_value() });
    }
    true
}

/// What the generator yields at `pc` comes to the builtin that wants it, and the generator goes on.
pub fn take(mut r: R, gathering: &Ref<Gathering>, value: Value) -> Place {
    let vm = r.vm();
    vm.fuel += i64::from(r.instr().c);
    let item = match vm.work(1) {
        Ok(()) => match Gathering::take(vm, gathering, value) {
            Taken::Yes => {
                r.set(r.instr().a, Bits::NONE);
                r.skip(1);
                if r.instr().op == Rop::Pay {
                    vm.fuel -= i64::from(r.instr().a);
                    r.skip(1);
                }
                return transfer::settled(r);
            }
            Taken::No(item) => Ok(item),
        },
        Err(e) => Err(e),
    };
    let gathering = gathering.clone();
    let generator = switch::put_aside(&r);
    advance::call_in(r.vm());
    let mut st = St::new(r.vm);
    st.load();
    let ctl = match item {
        Ok(item) => awaited::gather(&mut st, &gathering, item, generator),
        Err(e) => st.raise(e),
    };
    if ctl == Ctl::Next { transfer::go_on(st, false) } else { transfer::unwound(st, ctl) }
}
