//! Calls.

use crate::call::{Args, Builtin, MethodDescriptor, bind, call_builtin};
use crate::class::{Class, is_subclass};
use crate::engine::enter::call_in_place;
use crate::engine::frame::{flag, payload};
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exception;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use smallvec::SmallVec;
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
    if st.bits(n + 1).is_null()
        && let Some(m) = st.peek(n).exact::<BoundMethod>()
    {
        let (function, this) = (m.function.clone().into_bits(), m.this.clone().into_bits());
        // SAFETY: both slots are this frame's; the NULL goes, and the method is released.
        let method = unsafe {
            st.slot(n + 1).write(function);
            std::ptr::replace(st.slot(n), this)
        };
        st.release(method);
    }
    Ctl::Next
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
        // SAFETY: the shape says that it is a function; nothing runs while its code is looked at.
        let code = unsafe { &*(*payload(callable.as_value().exact::<Function>().unwrap_unchecked())).code };
        if code.simple {
            if kwnames.is_null() && code.argcount as usize == given {
                return enter_simple(st, layout.callable, given, n + 2 - given);
            }
            return st.out(|st| call_fitted(st, n, layout.callable, given, kwnames));
        }
    }
    st.out(|st| call_slow(st, n, layout.callable, given, kwnames))
}

/// Moves the callable out of its slot and makes the `given` arguments on top its first registers; `below` slots lie
/// under them.
#[inline(always)]
fn enter_simple(st: &mut St, callable: usize, given: usize, below: usize) -> Ctl {
    let slot = st.slot(callable);
    // SAFETY: the slot is this frame's, and holds a function; its reference moves into the new frame.
    let function = unsafe { Ref::<Function>::from_bits(std::ptr::replace(slot, Bits::NULL)) };
    call_in_place(st, function, given, below, 0)
}

/// A function without variadic or keyword-only parameters, called with keywords or with defaults to fill in.
#[inline(never)]
fn call_fitted(st: &mut St, n: usize, callable: usize, given: usize, kwnames: Bits) -> Ctl {
    let Some(f) = st.peek(callable).exact::<Function>() else { return Ctl::Next };
    match fit(st, f, given, kwnames) {
        Some(argcount) => enter_simple(st, callable + argcount - given, argcount, n + 2 - given),
        None => call_slow(st, n, callable, given, kwnames),
    }
}

/// Brings the `given` arguments on top, the last of them named by `kwnames`, into the order of a simple function's
/// parameters, with defaults where none was given. How many there are then; `None`, with the stack as it was, where
/// they do not fit or there is no room.
fn fit(st: &mut St, f: &Ref<Function>, given: usize, kwnames: Bits) -> Option<usize> {
    let vm = st.vm();
    let function = f.get(vm);
    let code = &function.code;
    let argcount = code.argcount as usize;
    let names: &[Value] = match kwnames.is_null() {
        true => &[],
        // SAFETY: the constant, or the caller's value, outlives the call.
        false => unsafe { kwnames.as_value() }.exact::<Tuple>()?.items(),
    };
    if given == argcount && names.is_empty() {
        return Some(argcount);
    }
    let positional = given.checked_sub(names.len())?;
    let args = st.sp.wrapping_sub(given);
    if positional > argcount
        || st.frame().flags & flag::GENERATOR != 0
        || !vm.frames.has_room(args, (code.frame_slots as usize).max(given))
    {
        return None;
    }
    // Where each keyword goes, before anything is moved.
    let mut places: SmallVec<[usize; 8]> = SmallVec::new();
    for name in names {
        let parameters = &code.localsplus[..argcount];
        let at = parameters.iter().position(|p| p.value().is(name))?;
        if at < positional || at < code.posonlyargcount as usize || places.contains(&at) {
            return None;
        }
        places.push(at);
    }
    let defaults: &[Value] = function.defaults.as_ref().map_or(&[], |d| d.items());
    let first_default = argcount.checked_sub(defaults.len())?;
    if (positional..argcount.min(first_default)).any(|i| !places.contains(&i)) {
        return None;
    }
    // SAFETY: there is room for `argcount` slots from `args` on; each gets one owned reference.
    unsafe {
        let keywords: SmallVec<[Bits; 8]> = (positional..given).map(|i| *args.add(i)).collect();
        for i in positional..argcount {
            match places.iter().position(|&p| p == i) {
                Some(k) => args.add(i).write(keywords[k]),
                None => args.add(i).write(defaults[i - first_default].clone().into_bits()),
            }
        }
        st.sp = args.add(argcount);
    }
    Some(argcount)
}

#[inline(never)]
fn call_slow(st: &mut St, n: usize, callable: usize, given: usize, kwnames: Bits) -> Ctl {
    st.sync();
    let function = st.peek(callable);
    let names: &[Value] = if kwnames.is_null() {
        &[]
    } else {
        // SAFETY: the constant, or the caller's value, outlives the call.
        unsafe { kwnames.as_value() }.exact::<Tuple>().map_or(&[], |t| t.items())
    };
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
            return st.replace(n + 2, result);
        }
    } else if let Some(b) = function.exact::<Builtin>() {
        if b.this.is_null() {
            let result = call_builtin(vm, b, args);
            return st.replace(n + 2, result);
        }
    } else if let Some(f) = function.exact::<Function>() {
        return call_bound(st, f.clone(), args, n + 2);
    } else if let Some(m) = function.exact::<BoundMethod>() {
        if let Some(f) = m.function.exact::<Function>() {
            let all = args.with_first(m.this.clone());
            return call_bound(st, f.clone(), all.args(), n + 2);
        }
    } else if let Some(c) = function.exact::<Class>()
        && let Some(ctl) = call_class(st, c, n, callable, given, kwnames)
    {
        return ctl;
    }
    let result = vm.call_args(function, args);
    st.replace(n + 2, result)
}

/// Calls a Python function whose arguments need binding: in this loop, not natively.
fn call_bound(st: &mut St, f: Ref<Function>, args: Args<'_>, slots: usize) -> Ctl {
    let bound = match crate::call::function::bind(st.vm(), &f, args) {
        Ok(b) => b,
        Err(e) => return st.raise(e),
    };
    enter_bound(st, f, bound, slots, Value::NULL, 0)
}

/// Enters a function with bound arguments in place of the `slots` top slots.
fn enter_bound(
    st: &mut St,
    f: Ref<Function>,
    bound: Vec<Value>,
    slots: usize,
    instance: Value,
    flags: u8,
) -> Ctl {
    st.drop_top(slots);
    st.sync();
    let vm = st.vm();
    let namespace = if instance.is_null() { crate::engine::enter::namespace(vm, &f) } else { instance };
    let mut flags = flags;
    if !namespace.is_null() {
        flags |= flag::NAMESPACE;
    }
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
fn call_class(
    st: &mut St,
    class: &Ref<Class>,
    n: usize,
    callable: usize,
    given: usize,
    kwnames: Bits,
) -> Option<Ctl> {
    let vm = st.vm();
    let init = plain_init(vm, class)?;
    let f = init.exact::<Function>()?;
    let instance = if class.get(vm).layout == Instance::ID {
        Ref::with_shape(class.get(vm).shape, Instance).into()
    } else {
        // SAFETY: the names are a constant, or the caller's value, which outlives the call.
        let names = unsafe { kwnames.as_value() }.exact::<Tuple>().map_or(0, |t| t.items().len());
        let positional = given.saturating_sub(names);
        crate::exc::make(vm, class, &st.top_slice(given)[..positional])
    };
    if given == n && f.get(vm).code.simple {
        // The slot under the arguments, which held the class or nothing, becomes `self`.
        let slot = st.slot(n);
        // SAFETY: both are slots of this frame, which own what they hold.
        let (held, other) = unsafe {
            let held = std::ptr::replace(slot, instance.clone().into_bits());
            let other =
                if callable == n { Bits::NULL } else { std::ptr::replace(st.slot(callable), Bits::NULL) };
            (held, other)
        };
        if fit(st, f, n + 1, kwnames).is_some() {
            let argcount = f.get(vm).code.argcount as usize;
            let ctl = call_in_place(st, f.clone(), argcount, 1, flag::INIT);
            if ctl == Ctl::Next {
                st.frame().locals = instance;
            }
            // SAFETY: both were owned by slots that hold something else now.
            drop(unsafe { (held.into_value(), other.into_value()) });
            return Some(ctl);
        }
        // SAFETY: as above; the stack is as it was but for these slots.
        unsafe {
            drop(std::ptr::replace(slot, held).into_value());
            if callable != n {
                st.slot(callable).write(other);
            }
        }
    }
    let names: &[Value] = match kwnames.is_null() {
        true => &[],
        // SAFETY: the constant, or the caller's value, outlives the call.
        false => unsafe { kwnames.as_value() }.exact::<Tuple>().map_or(&[], |t| t.items()),
    };
    let all = Args::new(st.top_slice(given), names).with_first(instance.clone());
    Some(match crate::call::function::bind(vm, f, all.args()) {
        Ok(bound) => {
            drop(all);
            enter_bound(st, f.clone(), bound, n + 2, instance, flag::INIT)
        }
        Err(e) => st.raise(e),
    })
}

/// The `__init__` of a class whose instances are made by `object.__new__` or `BaseException.__new__` and set up by
/// `__init__` alone.
fn plain_init(vm: &mut Vm, class: &Ref<Class>) -> Option<Value> {
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
        return call_bound(st, f.clone(), args, slots);
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
