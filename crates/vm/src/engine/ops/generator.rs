//! Generators and delegation.

use super::except::raise_again;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::engine::suspend::{self, Resumed, State};
use crate::exc::{Exc, Exception};
use crate::types::generator::{Generator, Kind};
use crate::{PyResult, Vm};
use taipan_heap::Value;

pub fn return_generator(st: &mut St, _i: Instr) -> Ctl {
    suspend::make_generator(st)
}

pub fn yield_value(st: &mut St, _i: Instr) -> Ctl {
    suspend::yield_value(st)
}

/// What sending to the iterator delegated to gave.
enum Sent {
    Yielded(Value),
    Returned(Value),
}

fn send(vm: &mut Vm, receiver: &Value, value: &Value) -> PyResult<Sent> {
    if let Some(g) = receiver.downcast::<Generator>().filter(|g| g.get(vm).kind != Kind::AsyncGenerator) {
        return Ok(match vm.resume_checked(g, value.clone())? {
            Resumed::Yielded(v) => Sent::Yielded(v),
            Resumed::Returned(v) => Sent::Returned(v),
        });
    }
    let result = if value.is_none() {
        match vm.class_ref(receiver).get(vm).slots.next {
            Some(next) => match next(vm, receiver) {
                Ok(Some(v)) => return Ok(Sent::Yielded(v)),
                Ok(None) => return Ok(Sent::Returned(Value::NONE)),
                Err(e) => Err(e),
            },
            None => vm.call_method(receiver, "__next__", &[]),
        }
    } else {
        vm.call_method(receiver, "send", std::slice::from_ref(value))
    };
    match result {
        Ok(v) => Ok(Sent::Yielded(v)),
        Err(e) => {
            let stop = vm.catch(e, Exc::StopIteration)?;
            Ok(Sent::Returned(vm.stop_iteration_value(&stop)))
        }
    }
}

impl Vm {
    /// The `value` of a StopIteration.
    pub fn stop_iteration_value(&self, stop: &Value) -> Value {
        let Some(e) = stop.downcast::<Exception>() else { return Value::NONE };
        let e = e.get(self);
        let field = e.fields.first().and_then(|v| v.present());
        field.or(e.args.items().first()).cloned().unwrap_or(Value::NONE)
    }
}

/// `keep`: the receiver stays on the stack when it ends.
fn send_to(st: &mut St, i: Instr, keep: bool) -> Ctl {
    let vm = st.vm();
    st.sync();
    if let Some(g) = st.peek(1).downcast::<Generator>()
        && g.get(vm).kind != Kind::AsyncGenerator
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        let value = st.pop();
        return suspend::resume_in_place(st, g, value);
    }
    match send(vm, st.peek(1), st.peek(0)) {
        Ok(Sent::Yielded(v)) => st.replace(1, Ok(v)),
        Ok(Sent::Returned(v)) => {
            st.drop_top(if keep { 1 } else { 2 });
            st.push(v);
            st.jump(i.arg());
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

pub fn send_311(st: &mut St, i: Instr) -> Ctl {
    send_to(st, i, false)
}

pub fn send_312(st: &mut St, i: Instr) -> Ctl {
    send_to(st, i, true)
}

pub fn end_send(st: &mut St, _i: Instr) -> Ctl {
    let value = st.pop();
    st.drop_top(1);
    st.push(value);
    st.settle()
}

/// `[receiver sent exception -> None value]`
pub fn cleanup_throw(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    let e = st.peek(0).clone();
    if vm.is_instance_of_exc(&e, Exc::StopIteration) {
        let value = vm.stop_iteration_value(&e);
        st.drop_top(3);
        st.push(Value::NONE);
        st.push(value);
        return st.settle();
    }
    raise_again(st, i, e)
}
