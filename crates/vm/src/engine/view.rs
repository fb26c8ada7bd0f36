//! What builtins see of the innermost Python frame: its namespaces, and what `super()` needs.

use super::frame_object::{FrameObject, Variable};
use crate::class::Class;
use crate::types::code::{Code, flags};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::generator::Generator;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_marshal::kind;

/// A place in a source file.
pub(crate) struct CodePlace {
    pub file: Ref<Str>,
    pub line: Option<u32>,
    /// The function's.
    pub name: Ref<Str>,
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
        if frame.code().flags & flags::OPTIMIZED == 0 {
            let namespace = frame.locals.clone();
            return Some(self.body_locals(namespace, variables));
        }
        if self.dialect.locals_are_shared() {
            let object = self.innermost_frame_object()?;
            return Some(self.shared_locals(&object));
        }
        Some(self.locals_dict(variables).into())
    }

    /// The dict that `locals()` and `f_locals` of a function's frame give up to 3.12, brought up to date
    /// (`_PyFrame_FastToLocalsWithError`).
    pub(crate) fn shared_locals(&mut self, frame: &Ref<FrameObject>) -> Value {
        let dict = match frame.get(self).locals.exact::<Dict>() {
            Some(kept) => kept.clone(),
            None => {
                let dict = Dict::new_ref(self);
                frame.get_mut(self).locals = dict.value().clone();
                dict
            }
        };
        for v in self.frame_variables(frame) {
            match v.value {
                Some(value) => self.dict_set_str(&dict, &v.name, value),
                None => drop(self.dict_remove_str(&dict, &v.name)),
            }
        }
        dict.into()
    }

    fn locals_dict(&mut self, variables: Vec<Variable>) -> Ref<Dict> {
        let dict = Dict::new_ref(self);
        for v in variables {
            if let Some(value) = v.value {
                self.dict_set_str(&dict, &v.name, value);
            }
        }
        dict
    }

    /// A body's namespace; with the variables of a comprehension that runs within it, a copy (PEP 709).
    pub(crate) fn body_locals(&mut self, locals: Value, variables: Vec<Variable>) -> Value {
        let hidden: Vec<Variable> = variables.into_iter().filter(Variable::is_hidden_and_bound).collect();
        let Some(own) = locals.exact::<Dict>().filter(|_| !hidden.is_empty()) else { return locals };
        if !self.dialect.locals_are_shared() {
            // From 3.13 on it is a copy of a `FrameLocalsProxy`, which knows the registers alone.
            return self.locals_dict(hidden).into();
        }
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

    /// File, line and name of the innermost frames, innermost first.
    pub(crate) fn frame_places(&self, count: usize) -> Vec<CodePlace> {
        let frames = self.frames.list.iter().rev().take(count);
        frames
            .map(|f| {
                let code = f.code();
                let line = code.line(f.index());
                CodePlace { file: code.filename.clone(), line, name: code.name.clone() }
            })
            .collect()
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
        let copy = self.with_code(function, &function.get(self).code.clone());
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

    /// A function like that one, of code that it has had.
    pub(super) fn with_code(&self, function: &Ref<Function>, code: &Ref<Code>) -> Ref<Function> {
        let old = function.get(self);
        Ref::new(Function {
            code: code.clone(),
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
        })
    }
}
