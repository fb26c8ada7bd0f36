//! Calls of builtin functions, methods and types, with their arguments where they lie.

use super::call::layout;
use crate::call::signature::{Default, MOST_FILLED};
use crate::call::{Args, Builtin, Method, MethodDescriptor, bind};
use crate::class::{Class, is_subclass};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Place, R};
use crate::engine::register::switch;
use crate::engine::register::table::Rop;
use crate::engine::register::transfer::{self, Exposure};
use crate::types::type_;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// Calls a builtin function, or a method of a builtin type.
pub unsafe fn call<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (at, mut given, mut first) = layout::<NULL_FIRST>(&r);
    let mut callable = r.value(at);
    let (method, callee) = if let Some(d) = callable.exact::<MethodDescriptor>() {
        (d.method, bind::Callee::Of(&d.class))
    } else if let Some(b) = callable.exact::<Builtin>() {
        if !b.this.is_null() {
            if given != usize::from(r.instr().b) || type_::is_new(b) {
                return call_any(vm, pc, regs);
            }
            // The object of a bound method takes the place of the NULL under the arguments.
            let base = r.instr().a;
            r.set(base, callable.bits());
            r.set(base + 1, b.this.clone().into_bits());
            (callable, first, given) = (r.value(base), r.slot(base + 1), given + 1);
        }
        // Where it lies now.
        let Some(b) = callable.exact::<Builtin>() else { return call_any(vm, pc, regs) };
        (b.method, bind::Callee::Builtin(b))
    } else {
        return call_any(vm, pc, regs);
    };
    let values = std::slice::from_raw_parts(first as *const Value, given);
    if let Some(quick) = method.quick {
        let result = quick(r.vm(), values);
        if !result.is_null() {
            return finish(r, Exposure::default(), Ok(result));
        }
    }
    let mut resumed = r;
    if switch::resume_by_call(&mut resumed, callable, values) {
        return resumed.place();
    }
    if let bind::Callee::Of(class) = callee
        && !is_receiver(r.vm(), class, values)
    {
        return call_any(vm, pc, regs);
    }
    let exposure = transfer::expose(&r);
    let vm = r.vm();
    let result = if !method.arity.takes(given) {
        bind::bind(vm, method, callee, Args::positional_only(values))
            .and_then(|bound| (method.call)(vm, &bound))
    } else if given == method.params.len() {
        (method.call)(vm, values)
    } else {
        call_filled(vm, method, values)
    };
    finish(r, exposure, result)
}

/// Calls anything from native code.
#[inline(never)]
pub unsafe fn call_any(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (at, given, first) = match r.instr().op {
        Rop::Call311 => layout::<true>(&r),
        _ => layout::<false>(&r),
    };
    let values = std::slice::from_raw_parts(first as *const Value, given);
    let exposure = transfer::expose(&r);
    let result = r.vm().call_args(r.value(at), Args::positional_only(values));
    finish(r, exposure, result)
}

/// Whether the first argument is an instance of the class, whose method is called.
#[inline(always)]
fn is_receiver(vm: &Vm, class: &Ref<Class>, values: &[Value]) -> bool {
    match values.first() {
        Some(this) if this.shape() == class.get(vm).shape => true,
        Some(this) => is_subclass(vm, vm.class_ref(this), class),
        None => false,
    }
}

/// Calls the body with what is missing behind the arguments, which are borrowed.
fn call_filled(vm: &mut Vm, method: &'static Method, values: &[Value]) -> PyResult {
    let (given, wanted) = (values.len(), method.params.len());
    let mut all = [Bits::NULL; MOST_FILLED];
    for (to, from) in all.iter_mut().zip(values) {
        *to = from.bits();
    }
    for (to, p) in all.iter_mut().zip(method.params).skip(given) {
        *to = match p.default {
            Default::Required | Default::Absent => Bits::NULL,
            Default::None => Bits::NONE,
            Default::Bool(b) => Bits::from_bool(b),
            Default::Int(n) => Value::int(n).into_bits(),
            Default::Str(s) => Value::from(vm.intern(s)).into_bits(),
        };
    }
    // SAFETY: the slots keep the arguments alive, and the defaults are owned here; a value is the transparent form of bits.
    let result = (method.call)(vm, unsafe { &*(&raw const all[..wanted] as *const [Value]) });
    for b in &all[given..wanted] {
        // SAFETY: the defaults are given up once.
        drop(unsafe { b.into_value() });
    }
    result
}

/// Makes an instance of a class without entering Python code for it: of a builtin type, or one whose making is not in
/// Python.
pub fn instantiate(r: R, class: &Ref<Class>, values: &[Value]) -> Place {
    let vm = r.vm();
    if let [one] = values
        && class.value().is(vm.types.r#type.value())
    {
        let result = vm.class_of(one).into();
        return finish(r, Exposure::default(), Ok(result));
    }
    if !class.get(vm).is_heap() {
        let result = type_::make(vm, class, values);
        if !result.is_null() {
            return finish(r, Exposure::default(), Ok(result));
        }
    }
    let exposure = transfer::expose(&r);
    let result = vm
        .nested(" while calling a Python object", |vm| type_::call(vm, class, Args::positional_only(values)));
    finish(r, exposure, result)
}

/// Puts a call's result in the place of its operands.
#[inline(always)]
pub fn finish(mut r: R, exposure: Exposure, result: PyResult) -> Place {
    match result {
        Ok(v) => {
            give_up_operands(&r);
            r.set(r.instr().a, v.into_bits());
            r.skip(1);
            exposure.done(r)
        }
        Err(e) => exposure.fail(r, usize::from(r.instr().b) + 2, e),
    }
}

#[inline(always)]
fn give_up_operands(r: &R) {
    let i = r.instr();
    let (first, n) = (r.slot(i.a), usize::from(i.b) + 2);
    // SAFETY: the slots own their references, and are free behind the call.
    let give_up = |k: usize| unsafe { (*first.add(k)).dec() };
    if r.vm().dialect.inputs_die_forwards() {
        (0..n).for_each(give_up);
    } else {
        (0..n).rev().for_each(give_up);
    }
}
