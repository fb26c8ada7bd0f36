//! Calls of builtin functions, methods and types, with their arguments where they lie.

use super::call::layout;
use crate::call::signature::{Default, MOST_FILLED};
use crate::call::{Args, Builtin, Method, MethodDescriptor, bind};
use crate::class::{Class, is_subclass};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Place, R};
use crate::engine::register::switch;
use crate::engine::register::transfer::{self, Exposure};
use crate::types::type_;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// Calls a builtin function, or a method of a builtin type.
pub unsafe fn call<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (at, given, first) = layout::<NULL_FIRST>(&r);
    let values = std::slice::from_raw_parts(first as *const Value, given);
    let callable = r.value(at);
    if let Some(d) = callable.exact::<MethodDescriptor>() {
        if let Some(result) = quickly(&r, d.method, values) {
            return finish_quickly(r, result);
        }
        if switch::resume_by_call(&mut r, callable, values) {
            return r.place();
        }
        if has_method(r.vm(), d, values) {
            return invoke(r, d.method, bind::Callee::Of(&d.class), values);
        }
    } else if let Some(b) = callable.exact::<Builtin>() {
        if b.this.is_null() {
            if let Some(result) = quickly(&r, b.method, values) {
                return finish_quickly(r, result);
            }
            if switch::resume_by_call(&mut r, callable, values) {
                return r.place();
            }
            return invoke(r, b.method, bind::Callee::Builtin(b), values);
        }
        if given == usize::from(r.instr().b) && !type_::is_new(b) {
            return call_bound::<NULL_FIRST>(r, b);
        }
    }
    let exposure = transfer::expose(&r);
    let result = r.vm().call_args(callable, Args::positional_only(values));
    finish(r, exposure, result)
}

/// The object of a bound method takes the place of the NULL.
unsafe fn call_bound<const NULL_FIRST: bool>(r: R, b: &Ref<Builtin>) -> Place {
    let base = r.instr().a;
    if NULL_FIRST {
        r.set(base, b.value().bits());
    }
    // The handle's own place may have just been given to the object.
    let b = r.value(base).exact::<Builtin>().unwrap_unchecked();
    r.set(base + 1, b.this.clone().into_bits());
    let given = usize::from(r.instr().b) + 1;
    let values = std::slice::from_raw_parts(r.slot(base + 1) as *const Value, given);
    if let Some(result) = quickly(&r, b.method, values) {
        return finish_quickly(r, result);
    }
    invoke(r, b.method, bind::Callee::Builtin(b), values)
}

/// What the quick form makes of it.
#[inline(always)]
fn quickly(r: &R, method: &Method, values: &[Value]) -> Option<Value> {
    let result = method.quick?(r.vm(), values);
    if result.is_null() { None } else { Some(result) }
}

/// Whether the first argument is an instance of the method's class.
#[inline(always)]
fn has_method(vm: &Vm, d: &MethodDescriptor, values: &[Value]) -> bool {
    match values.first() {
        Some(this) if this.shape() == d.class.get(vm).shape => true,
        Some(this) => is_subclass(vm, vm.class_ref(this), &d.class),
        None => false,
    }
}

/// Calls the body of a table entry, the instance being the first argument where it takes one.
fn invoke(r: R, method: &'static Method, callee: bind::Callee<'_>, values: &[Value]) -> Place {
    let exposure = transfer::expose(&r);
    let vm = r.vm();
    let result = if !method.arity.takes(values.len()) {
        bind::bind(vm, method, callee, Args::positional_only(values))
            .and_then(|bound| (method.call)(vm, &bound))
    } else if values.len() == method.params.len() {
        (method.call)(vm, values)
    } else {
        call_filled(vm, method, values)
    };
    finish(r, exposure, result)
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
        return finish_quickly(r, result);
    }
    let exposure = transfer::expose(&r);
    let result = vm.nested(" while calling a Python object", |vm| {
        type_::call(vm, class, Args::positional_only(values))
    });
    finish(r, exposure, result)
}

/// Puts a result in the place of a call's operands that nobody else has looked at.
fn finish_quickly(mut r: R, result: Value) -> Place {
    give_up_operands(&r);
    r.set(r.instr().a, result.into_bits());
    r.skip(1);
    transfer::settled(r)
}

/// Puts a call's result in the place of its operands.
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
