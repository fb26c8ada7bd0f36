//! Generators whose caller drives them through something else without a native call: by a call of `next` or `send`, or, an
//! asynchronous one, by SEND to the awaitable of `__anext__()` or `asend()`. What that yields or raises means to the
//! awaitable's caller what `async_gen_unwrap_value` of CPython's Objects/genobject.c says.

use super::frame::{Frame, flag, payload};
use super::state::{Ctl, St};
use crate::builtins::Gathering;
use crate::exc::Exc;
use crate::types::generator::{AsyncSend, AsyncWrapped, Generator};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_isa::Op;

/// The awaitable that a frame was resumed through.
pub fn awaitable(frame: &Frame) -> Option<&Ref<AsyncSend>> {
    if frame.flags & flag::DRIVEN == 0 { None } else { frame.locals.exact::<AsyncSend>() }
}

/// The generator has been resumed through the awaitable.
pub fn begin(awaitable: &Ref<AsyncSend>) {
    // SAFETY: nobody looks at the two meanwhile.
    let (s, g) = unsafe { parts(awaitable) };
    s.begin();
    g.is_running = true;
}

/// The await is over; the generator goes on living.
pub fn settle(awaitable: &Ref<AsyncSend>) {
    // SAFETY: as above.
    let (s, g) = unsafe { parts(awaitable) };
    s.close();
    g.is_running = false;
}

/// # Safety
/// Nobody else looks at the awaitable or its generator while the borrows last.
unsafe fn parts<'a>(awaitable: &Ref<AsyncSend>) -> (&'a mut AsyncSend, &'a mut Generator) {
    let s = &mut *payload(awaitable);
    let g = &mut *payload(&s.generator);
    (s, g)
}

/// The builtin that the frame was resumed for.
fn gathering(frame: &Frame) -> Option<&Ref<Gathering>> {
    if frame.flags & flag::DRIVEN == 0 { None } else { frame.locals.exact::<Gathering>() }
}

/// Gives an item that the generator has yielded to the builtin that wants it, and all that come behind it. The caller's
/// registers are loaded.
pub fn gather(st: &mut St, gathering: &Ref<Gathering>, item: Value, generator: Value) -> Ctl {
    st.sync();
    let vm = st.vm();
    let result = vm.native_call(|vm| Gathering::go_on(vm, gathering, item, &generator));
    drop(generator);
    give(st, result)
}

/// Gives the caller the result of its call.
fn give(st: &mut St, result: PyResult) -> Ctl {
    match result {
        Ok(v) => {
            st.push(v);
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

/// The generator has ended: by what is being raised, or by returning.
pub fn ended(vm: &mut Vm, frame: &Frame) {
    let Some(awaitable) = awaitable(frame).cloned() else { return };
    settle(&awaitable);
    let closes = match &vm.raised {
        Some(e) => vm.is_exception(e, Exc::StopAsyncIteration) || vm.is_exception(e, Exc::GeneratorExit),
        None => true,
    };
    let generator = awaitable.get(vm).generator.clone();
    generator.get_mut(vm).is_closed |= closes;
}

/// Whether the frame was resumed by `next(generator, None)`, which gives None in place of StopIteration.
pub fn has_default(frame: &Frame) -> bool {
    frame.flags & flag::DRIVEN != 0 && frame.locals.is_none()
}

/// Takes the StopIteration that is being raised, if it is one.
pub fn take_end(vm: &mut Vm) -> bool {
    let is_end = vm.raised.as_ref().is_some_and(|e| vm.is_exception(e, Exc::StopIteration));
    if is_end {
        vm.raised = None;
    }
    is_end
}

/// Gives the caller, whose registers are loaded, what the generator has returned.
pub fn returned(st: &mut St, frame: &Frame, value: Value) -> Ctl {
    let vm = st.vm();
    if awaitable(frame).is_some() {
        let e = vm.stop_async_iteration();
        return st.raise(e);
    }
    if let Some(gathering) = gathering(frame) {
        drop(value);
        st.sync();
        let result = vm.work(1).and_then(|()| Gathering::result(vm, gathering));
        return give(st, result);
    }
    if frame.locals.is_none() {
        drop(value);
        st.push(Value::NONE);
        return st.settle();
    }
    let e = vm.stop_iteration(value);
    st.raise(e)
}

/// Gives the instruction that the caller waits in what the frame has yielded: a wrapped value ends the await, any other
/// goes on. The caller's registers are loaded.
pub fn deliver(st: &mut St, frame: &Frame, value: Value) -> Ctl {
    if let Some(gathering) = gathering(frame) {
        let result = st.vm().work(1);
        return match result {
            Ok(()) => gather(st, gathering, value, frame.owner.clone()),
            Err(e) => st.raise(e),
        };
    }
    let (Some(wrapped), Some(awaitable)) = (value.exact::<AsyncWrapped>(), awaitable(frame)) else {
        st.push(value);
        return st.settle();
    };
    settle(awaitable);
    let value = wrapped.value.clone();
    let i = st.code().instrs[st.index()];
    if i.op() == Op::Send311 {
        st.drop_top(1);
    }
    st.push(value);
    st.jump(i.arg());
    st.settle()
}
