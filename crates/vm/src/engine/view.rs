//! What builtins see of the innermost Python frame: its namespaces, and what `super()` needs.

use super::frame::{Frame, flag};
use crate::class::Class;
use crate::exc::{EndedFrame, Traceback};
use crate::types::cell::Cell;
use crate::types::code::flags;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::generator::Generator;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_marshal::kind;

/// Where a frame runs: its place among the frames, and its registers' address, to tell it from a later one there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    index: usize,
    regs: usize,
}

/// A local, cell or free variable without a value is `None`.
struct Variable {
    name: Ref<Str>,
    kind: u8,
    value: Option<Value>,
}

impl Frame {
    /// All variables that live in registers, cells looked through.
    fn variables(&self, vm: &Vm) -> Vec<Variable> {
        let code = self.code();
        let slots = self.slots();
        let named = code.localsplus.iter().zip(code.source.localspluskinds.iter()).zip(slots);
        named
            .map(|((name, &kind), bits)| {
                // SAFETY: slots below the stack pointer own their references.
                let held = unsafe { bits.as_value() };
                let value = match held.exact::<Cell>() {
                    Some(c) if kind & (kind::CELL | kind::FREE) != 0 => c.get(vm).0.clone(),
                    _ => held.clone(),
                };
                Variable { name: name.clone(), kind, value: Some(value).filter(|v| !v.is_null()) }
            })
            .collect()
    }

    /// Whether its variables are those of a function.
    fn is_function(&self) -> bool {
        self.code().flags & flags::OPTIMIZED != 0
    }
}

impl Vm {
    /// `globals()`.
    pub fn frame_globals(&self) -> Option<Ref<Dict>> {
        self.frames.globals().cloned()
    }

    /// `locals()`: a namespace of a module or class body itself; a dict of a function's variables. None outside of
    /// any frame.
    pub fn frame_locals(&mut self) -> Option<Value> {
        let frame = self.frames.list.last()?;
        let variables = frame.variables(self);
        if !frame.is_function() {
            return Some(self.body_locals(variables));
        }
        let shared = self.dialect.locals_are_shared() && frame.flags & flag::INIT == 0;
        let kept = frame.locals.exact::<Dict>().filter(|_| shared).cloned();
        let dict = kept.unwrap_or_else(|| Dict::new_ref(self));
        for v in variables {
            match v.value {
                Some(value) => self.dict_set_str(&dict, &v.name, value),
                None => drop(self.dict_remove_str(&dict, &v.name)),
            }
        }
        if let (true, Some(frame)) = (shared, self.frames.list.last_mut()) {
            frame.locals = dict.value().clone();
            frame.flags |= flag::KEEPS_LOCALS;
        }
        Some(dict.into())
    }

    /// A body's namespace; with the variables of a comprehension that runs within it, a copy (PEP 709).
    fn body_locals(&mut self, variables: Vec<Variable>) -> Value {
        let Some(locals) = self.frames.list.last().map(|f| f.locals.clone()) else { return Value::NONE };
        let hidden: Vec<Variable> =
            variables.into_iter().filter(|v| v.kind & kind::HIDDEN != 0 && v.value.is_some()).collect();
        let Some(own) = locals.exact::<Dict>().filter(|_| !hidden.is_empty()) else { return locals };
        let copy = Dict::new_ref(self);
        for (k, v) in own.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>() {
            if let Some(k) = k.downcast::<Str>() {
                self.dict_set_str(&copy, k, v);
            }
        }
        for v in hidden {
            if let Some(value) = v.value {
                self.dict_set_str(&copy, &v.name, value);
            }
        }
        copy.into()
    }

    /// `sys._getframe(depth)`: the frame, and those that called it. None where there are not so many.
    pub fn frame_object(&mut self, depth: usize) -> Option<Value> {
        let innermost = self.frames.list.len().checked_sub(depth)?.checked_sub(1)?;
        let mut back = Value::NONE;
        for index in 0..=innermost {
            let frame = self.frames.list.get(index)?;
            let running = Running { index, regs: frame.regs as usize };
            let (function, lasti) = (frame.function.clone(), self.running_offset(running)?);
            let locals = self.running_locals(running)?;
            let entry = Ref::new(Traceback { next: Value::NONE, function, locals, lasti });
            back = Ref::new(EndedFrame { entry, back, running: Some(running) }).into();
        }
        Some(back)
    }

    /// The frame, if it still runs.
    fn running(&self, running: Running) -> Option<&Frame> {
        self.frames.list.get(running.index).filter(|f| f.regs as usize == running.regs)
    }

    /// The byte offset of the instruction that a running frame executes.
    pub(crate) fn running_offset(&self, running: Running) -> Option<u32> {
        let frame = self.running(running)?;
        frame.code().offsets.get(frame.index()).copied()
    }

    /// The namespace of a running body, or a dict of a running function's variables.
    pub(crate) fn running_locals(&mut self, running: Running) -> Option<Value> {
        let frame = self.running(running)?;
        if !frame.is_function() {
            return Some(frame.locals.clone());
        }
        let variables = frame.variables(self);
        let dict = Dict::new_ref(self);
        for v in variables {
            if let Some(value) = v.value {
                self.dict_set_str(&dict, &v.name, value);
            }
        }
        Some(dict.into())
    }

    /// Class and object of `super()` without arguments (CPython's `super_init_without_args`).
    pub fn zero_argument_super(&mut self) -> PyResult<(Ref<Class>, Value)> {
        let Some(frame) = self.frames.list.last() else {
            raise!(self, RuntimeError, "super(): no current frame");
        };
        if frame.code().argcount == 0 {
            raise!(self, RuntimeError, "super(): no arguments");
        }
        let variables = frame.variables(self);
        let Some(first) = variables.first().and_then(|v| v.value.clone()) else {
            raise!(self, RuntimeError, "super(): arg[0] deleted");
        };
        let cell = variables.iter().find(|v| v.kind & kind::FREE != 0 && v.name.eq_str("__class__"));
        let Some(cell) = cell else {
            raise!(self, RuntimeError, "super(): __class__ cell not found");
        };
        let Some(class) = &cell.value else {
            raise!(self, RuntimeError, "super(): empty __class__ cell");
        };
        match class.downcast::<Class>() {
            Some(c) => Ok((c.clone(), first)),
            None => {
                raise!(self, RuntimeError, "super(): __class__ is not a type ({})", self.type_name(class))
            }
        }
    }

    /// Lets frames and generators of a function go on with the code that they run when it gets another.
    pub fn detach_frames(&mut self, function: &Ref<Function>) {
        let is_used = |f: &Ref<Function>| f.value().is(function.value());
        let generators = self.heap.objects_of_layout::<Generator>();
        let old = function.get(self);
        let copy = Ref::new(Function {
            code: old.code.clone(),
            globals: old.globals.clone(),
            builtins: old.builtins.clone(),
            name: old.name.clone(),
            qualname: old.qualname.clone(),
            defaults: old.defaults.clone(),
            kwdefaults: old.kwdefaults.clone(),
            closure: old.closure.clone(),
            annotations: old.annotations.clone(),
            annotate: old.annotate.clone(),
            doc: old.doc.clone(),
            module: old.module.clone(),
            type_params: old.type_params.clone(),
            dict: old.dict.clone(),
        });
        for frame in self.frames.list.iter_mut().filter(|f| is_used(&f.function)) {
            frame.function = copy.clone();
        }
        for g in generators {
            let Some(g) = g.downcast::<Generator>() else { continue };
            if g.get(self).frame.function().is_some_and(is_used) {
                g.get_mut(self).frame.replace_function(copy.clone());
            }
        }
    }
}
