//! Calls.

use crate::call::{Args, Builtin, MethodDescriptor, bind, call_builtin};
use crate::class::{Class, is_subclass};
use crate::engine::enter::{call_fitted, call_in_place};
use crate::engine::fit::Fit;
use crate::engine::frame::{flag, payload};
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exception;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Bits, Instance, Payload, Ref, Value};

/// Names the keywords of the coming CALL.
#[inline(always)]
pub fn kw_names(st: &mut St, i: Instr) -> Ctl {
    st.frame().kwnames = st.constant(i.arg()).bits();
    Ctl::Next
}

/// Where the callable and its first argument lie below the arguments.
#[derive(Clone, Copy)]
struct Layout {
    callable: usize,
    first: usize,
}

/// `[NULL method args… -> function self args…]` where the method is a bound one.
#[inline(always)]
pub fn precall(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    if st.bits(n + 1).is_null() {
        bind_method(st, n);
    }
    Ctl::Next
}

/// The function and the object of a bound method take the places of the method and the NULL below `n` arguments; false
/// where there is no such method.
#[inline(always)]
fn bind_method(st: &mut St, n: usize) -> bool {
    let at = if st.bits(n).is_null() { n + 1 } else { n };
    let Some(m) = st.peek(at).exact::<BoundMethod>() else { return false };
    let (function, this) = (m.function.clone().into_bits(), m.this.clone().into_bits());
    // SAFETY: fact: depth. Both slots are this frame's; the NULL goes, and the method is released.
    let method = unsafe {
        let method = *st.slot(at);
        st.slot(n + 1).write(function);
        st.slot(n).write(this);
        method
    };
    st.release(method);
    true
}

#[inline(always)]
pub fn call_311(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let kwnames = std::mem::replace(&mut st.frame().kwnames, Bits::NULL);
    // [NULL callable args…] or [method self args…]
    let layout = if st.bits(n + 1).is_null() {
        Layout { callable: n, first: n }
    } else {
        Layout { callable: n + 1, first: n + 1 }
    };
    call(st, n, layout, kwnames)
}

#[inline(always)]
pub fn call_313(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    // [callable NULL args…] or [callable self args…]
    let first = if st.bits(n).is_null() { n } else { n + 1 };
    call(st, n, Layout { callable: n + 1, first }, Bits::NULL)
}

pub fn call_kw(st: &mut St, i: Instr) -> Ctl {
    let n = i.arg() as usize;
    let names = st.pop();
    let first = if st.bits(n).is_null() { n } else { n + 1 };
    let ctl = call(st, n, Layout { callable: n + 1, first }, names.bits());
    drop(names);
    ctl
}

/// Calls what lies `n + 2` slots down; `layout.first` arguments are on the stack, `self` included.
#[inline(always)]
fn call(st: &mut St, n: usize, layout: Layout, kwnames: Bits) -> Ctl {
    let mut given = layout.first;
    if layout.callable == n {
        given = n;
    }
    let callable = st.bits(layout.callable);
    if callable.shape().0 == Function::ID {
        // SAFETY: token: the shape says that it is a function; nothing runs while its code is looked at.
        let code = unsafe { &*(*payload(callable.as_value().exact::<Function>().unwrap_unchecked())).code };
        if code.simple && kwnames.is_null() && code.argcount as usize == given {
            let below = n + 2 - given;
            let function = take_function(st, layout.callable);
            return call_in_place(st, function, given, below, 0);
        }
    }
    st.out(|st| call_slow(st, n, layout.callable, given, kwnames))
}

/// Moves the function out of its slot.
#[inline(always)]
fn take_function(st: &mut St, at: usize) -> Ref<Function> {
    // SAFETY: fact: depth. The slot is this frame's, and holds a function; it is free from now on.
    unsafe { Ref::<Function>::from_bits(std::ptr::replace(st.slot(at), Bits::NULL)) }
}

/// The names of keyword arguments, as CALL has them.
fn keyword_names(names: Bits) -> Option<Ref<Tuple>> {
    if names.is_null() {
        return None;
    }
    // SAFETY: frame: the constant, or the caller's value, outlives the call.
    unsafe { names.as_value() }.exact::<Tuple>().cloned()
}

#[inline(never)]
fn call_slow(st: &mut St, n: usize, callable: usize, given: usize, kwnames: Bits) -> Ctl {
    if let Some(ctl) = enter_callable(st, n, callable, given, kwnames) {
        return ctl;
    }
    if given == n && bind_method(st, n) {
        return call(st, n, Layout { callable: n + 1, first: n + 1 }, kwnames);
    }
    st.sync();
    let function = st.peek(callable);
    let names = keyword_names(kwnames);
    let names = names.as_ref().map_or(&[][..], |names| names.items());
    let values = st.top_slice(given);
    if names.len() > values.len() {
        let e = st.vm().error(crate::exc::Exc::SystemError, "more keyword names than arguments");
        return st.raise(e);
    }
    let args = Args::new(values, names);
    let vm = st.vm();
    if let Some(d) = function.exact::<MethodDescriptor>() {
        // The common case of a method of the very class.
        if bind::is_direct(d.method, args) && vm.class_ref(&values[0]).value().is(d.class.value()) {
            let result = (d.method.call)(vm, values);
            return st.consume(n + 2, result);
        }
    } else if let Some(b) = function.exact::<Builtin>() {
        if b.this.is_null() {
            let result = call_builtin(vm, b, args);
            return st.consume(n + 2, result);
        }
    } else if let Some(f) = function.exact::<Function>() {
        return call_bound(st, f.clone(), args, n + 2);
    }
    let result = vm.call_args(function, args);
    st.consume(n + 2, result)
}

/// Pushes the frame of a Python function, or of the `__init__` of a plain Python class, where the arguments fit.
pub fn enter_callable(st: &mut St, n: usize, callable: usize, given: usize, kwnames: Bits) -> Option<Ctl> {
    let value = st.peek(callable);
    if let Some(f) = value.exact::<Function>() {
        let fit = Fit::plan(st.vm(), f, given, keyword_names(kwnames))?;
        let function = take_function(st, callable);
        return Some(call_fitted(st, function, fit, given, n + 2 - given, 0));
    }
    let class = value.exact::<Class>().filter(|_| given == n)?;
    call_class(st, class, n, callable, kwnames)
}

/// Raises what binding has raised. Up to 3.13 what found no place in the frame dies first, then what did.
#[cold]
fn fail_binding(st: &mut St, f: &Ref<Function>, args: Args<'_>, slots: usize, e: Raised) -> Ctl {
    let placed = args.positional().len().min(f.get(st.vm()).code.argcount as usize);
    let odd = args.values().len().saturating_sub(placed).min(slots);
    if st.vm().dialect.inputs_die_forwards() {
        st.drop_inputs(odd);
        st.drop_inputs(slots - odd);
    }
    st.raise(e)
}

/// Calls a Python function whose arguments need binding: in this loop, not natively.
fn call_bound(st: &mut St, f: Ref<Function>, args: Args<'_>, slots: usize) -> Ctl {
    match crate::call::function::bind(st.vm(), &f, args) {
        Ok(bound) => enter_bound(st, f, bound, slots),
        Err(e) => fail_binding(st, &f, args, slots, e),
    }
}

/// Enters a function with bound arguments in place of the `slots` top slots.
fn enter_bound(st: &mut St, f: Ref<Function>, bound: Vec<Value>, slots: usize) -> Ctl {
    let code = f.get(st.vm()).code.clone();
    st.drop_top(slots);
    st.sync();
    let vm = st.vm();
    // What went off the stack may have had finalisers: the arguments are bound to the parameters of the code that was.
    let f = if f.get(vm).code.value().is(code.value()) { f } else { vm.with_code(&f, &code) };
    let namespace = crate::engine::enter::namespace(vm, &f);
    let flags = if namespace.is_null() { 0 } else { flag::NAMESPACE };
    let at = vm.frames.top();
    let given = bound.len();
    let needed = given.max(f.get(vm).code.frame_slots as usize);
    let (at, moved) = vm.frames.room(at, needed);
    // SAFETY: there is room for the arguments at the top of the thread's stack; ownership moves there.
    let pushed = unsafe {
        for (i, v) in bound.into_iter().enumerate() {
            at.add(i).write(v.into_bits());
        }
        crate::engine::enter::push_frame(vm, f, at, given, flags | if moved { flag::NEW_CHUNK } else { 0 })
    };
    if let Some(frame) = vm.frames.list.last_mut() {
        frame.locals = namespace;
    }
    if !pushed {
        crate::engine::enter::drop_frame(vm);
        st.load();
        let e = vm.recursion_error("");
        return st.raise(e);
    }
    st.load();
    Ctl::Next
}

/// Instantiates a plain Python class whose `__init__` is a Python function without a native call.
fn call_class(st: &mut St, class: &Ref<Class>, n: usize, callable: usize, kwnames: Bits) -> Option<Ctl> {
    let vm = st.vm();
    let init = plain_init(vm, class)?;
    let f = init.exact::<Function>()?;
    let fit = Fit::plan(vm, f, n + 1, keyword_names(kwnames))?;
    let instance = if class.get(vm).layout == Instance::ID {
        Ref::with_shape(class.get(vm).shape, Instance).into()
    } else {
        let named = keyword_names(kwnames).map_or(0, |names| names.items().len());
        crate::exc::make(vm, class, &st.top_slice(n)[..n - named])
    };
    // The slot under the arguments, which held the class or nothing, becomes `self`.
    // SAFETY: fact: depth. Both are slots of this frame, which own what they hold.
    let held = unsafe {
        let held = std::ptr::replace(st.slot(n), instance.clone().into_bits());
        if callable == n { held } else { std::ptr::replace(st.slot(callable), Bits::NULL) }
    };
    let ctl = call_fitted(st, f.clone(), fit, n + 1, 1, flag::INIT);
    if ctl == Ctl::Next {
        st.frame().locals = instance;
    }
    // SAFETY: the class was owned by a slot that holds something else now.
    drop(unsafe { held.into_value() });
    Some(ctl)
}

/// The `__init__` of a class whose instances are made by `object.__new__` or `BaseException.__new__` and set up by
/// `__init__` alone.
pub fn plain_init(vm: &mut Vm, class: &Ref<Class>) -> Option<Value> {
    let c = class.get(vm);
    let object_new = vm.types.object.get(vm).slots.new.map(|f| f as usize);
    let exception_new = crate::exc::new as *const () as usize;
    let new = c.slots.new.map(|f| f as usize);
    let is_plain = c.layout == Instance::ID && new == object_new
        || c.layout == Exception::ID && new == Some(exception_new);
    let trampoline = crate::class::init_trampoline as *const () as usize;
    if !c.is_heap()
        || !is_plain
        || c.flags.has(crate::class::ClassFlags::ABSTRACT)
        || c.slots.init.is_none_or(|f| f as *const () as usize != trampoline)
    {
        return None;
    }
    let name = vm.names.__init__.clone();
    vm.class_lookup(class, &name)
}

/// The positional arguments as a tuple, from any iterable.
fn star_args(vm: &mut Vm, function: &Value, args: &Value) -> PyResult<Vec<Value>> {
    if !vm.is_iterable(args) {
        let shown = vm.function_text(function)?;
        raise!(vm, TypeError, "{shown} argument after * must be an iterable, not {}", vm.type_name(args));
    }
    vm.collect_items(args)
}

/// Calls with `*args` and `**kwargs`; `slots` values go off the stack.
fn call_ex(st: &mut St, function: usize, args: usize, kwargs: Option<usize>, slots: usize) -> Ctl {
    st.sync();
    let vm = st.vm();
    let function = st.peek(function);
    let mut values = match star_args(vm, function, st.peek(args)) {
        Ok(v) => v,
        Err(e) => return st.raise(e),
    };
    if st.peek(args).exact::<Tuple>().is_none() {
        // The tuple takes the iterable's place, which may die, before anything is bound.
        let tuple = vm.new_tuple(values.iter().cloned());
        // SAFETY: the slot is this frame's; its old reference is released.
        let iterable = unsafe { std::ptr::replace(st.slot(args), tuple.into_bits()) };
        st.release(iterable);
    }
    let mut names = Vec::new();
    if let Some(k) = kwargs {
        match keyword_arguments(vm, function, st.peek(k)) {
            Ok(d) => {
                for (k, v) in d.get(vm).iter() {
                    names.push(k.clone());
                    values.push(v.clone());
                }
            }
            Err(e) => return st.raise(e),
        }
    }
    if names.iter().any(|n| n.downcast::<crate::types::str::Str>().is_none()) {
        let e = vm.error(crate::exc::Exc::TypeError, "keywords must be strings");
        return st.raise(e);
    }
    let args = Args::new(&values, &names);
    if let Some(f) = function.exact::<Function>() {
        let f = f.clone();
        return match crate::call::function::bind(vm, &f, args) {
            Ok(bound) => {
                drop((values, names));
                enter_bound(st, f, bound, slots)
            }
            Err(e) => st.raise(e),
        };
    }
    let result = vm.call_args(function, args);
    st.replace(slots, result)
}

fn keyword_arguments(vm: &mut Vm, function: &Value, mapping: &Value) -> PyResult<Ref<Dict>> {
    if let Some(d) = mapping.exact::<Dict>() {
        return Ok(d.clone());
    }
    let dict = Dict::new_ref(vm);
    match vm.dict_merge(&dict, mapping) {
        Ok(()) => Ok(dict),
        Err(e) if vm.is_exception(&e, crate::exc::Exc::AttributeError) => {
            let shown = vm.function_text(function)?;
            raise!(
                vm,
                TypeError,
                "{shown} argument after ** must be a mapping, not {}",
                vm.type_name(mapping)
            )
        }
        Err(e) => Err(e),
    }
}

/// `[NULL callable args kwargs?]`
pub fn call_function_ex_311(st: &mut St, i: Instr) -> Ctl {
    let kw = (i.arg() & 1) as usize;
    call_ex(st, kw + 1, kw, (kw == 1).then_some(0), kw + 3)
}

/// `[callable NULL args kwargs?]`
pub fn call_function_ex_313(st: &mut St, i: Instr) -> Ctl {
    let kw = (i.arg() & 1) as usize;
    call_ex(st, kw + 2, kw, (kw == 1).then_some(0), kw + 3)
}

/// `[callable NULL args kwargs|NULL]`
pub fn call_function_ex_314(st: &mut St, _i: Instr) -> Ctl {
    let kwargs = (!st.bits(0).is_null()).then_some(0);
    call_ex(st, 3, 1, kwargs, 4)
}

impl Vm {
    /// How messages about arguments name a function (`_PyObject_FunctionStr`).
    pub fn function_text(&mut self, function: &Value) -> PyResult<String> {
        let (qualname, module) = (self.names.__qualname__.clone(), self.names.__module__.clone());
        let Some(q) = self.getattr_optional(function, &qualname)? else {
            return self.str_string(function);
        };
        let q = self.str_string(&q)?;
        match self.getattr_optional(function, &module)? {
            Some(m) if !m.is_none() => {
                let m = self.str_string(&m)?;
                Ok(if m == "builtins" { format!("{q}()") } else { format!("{m}.{q}()") })
            }
            _ => Ok(format!("{q}()")),
        }
    }

    /// Whether that class derives from the other.
    pub fn derives(&self, sub: &Ref<Class>, class: &Ref<Class>) -> bool {
        is_subclass(self, sub, class)
    }
}
