//! `frame`, and the `FrameLocalsProxy` of PEP 667.

mod locals;

use crate::class::native::GetSet;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::engine::FrameObject;
use crate::exc::Exc;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

pub use locals::{FrameLocals, SPEC as LOCALS_SPEC};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("frame", FrameObject::ID, &[FrameObject::ID])
};

methods! { static METHODS;
    ///F.__sizeof__() -> size of F in memory, in bytes
    "__sizeof__($self, /)" => |vm, [this]| { Ok(crate::types::object::size_in_memory(vm, this)) }
    ///F.clear(): clear all references held by the frame
    "clear($self, /)" => |vm, [this]| {
        let f = frame(vm, this)?;
        match vm.frame_generator(&f) {
            Err(()) => raise!(vm, RuntimeError, "cannot clear an executing frame"),
            Ok(Some(_)) if !vm.dialect.clears_suspended_frames() => {
                raise!(vm, RuntimeError, "cannot clear a suspended frame")
            }
            Ok(Some(g)) => {
                vm.generator_close(&g)?;
                return Ok(Value::NONE);
            }
            Ok(None) => {}
        }
        if f.get(vm).is_ended() {
            vm.clear_frame(&f);
        }
        Ok(Value::NONE)
    }
}

static GETSET: &[GetSet] = &[
    GetSet::read("f_back", "", |vm, this| {
        let f = frame(vm, this)?;
        Ok(vm.frame_back(&f))
    }),
    GetSet::read("f_code", "", |vm, this| Ok(frame(vm, this)?.get(vm).code.value().clone())),
    GetSet::read("f_globals", "", |vm, this| Ok(frame(vm, this)?.get(vm).globals.value().clone())),
    GetSet::read("f_builtins", "", |vm, this| Ok(frame(vm, this)?.get(vm).builtins.value().clone())),
    GetSet::read("f_locals", "", f_locals),
    GetSet::read("f_lasti", "", |vm, this| {
        let f = frame(vm, this)?;
        Ok(Value::int(vm.frame_offset(&f).map_or(-1, i64::from)))
    }),
    GetSet::write("f_lineno", f_lineno, |vm, _this, value| {
        if value.is_none() {
            raise!(vm, AttributeError, "cannot delete attribute");
        }
        let message = vm.dialect.no_jump();
        Err(vm.error(Exc::ValueError, message))
    }),
    GetSet::write(
        "f_trace",
        |vm, this| Ok(frame(vm, this)?.get(vm).trace_function.clone()),
        |vm, this, value| {
            let value = value.cloned().unwrap_or(Value::NONE);
            let old = std::mem::replace(&mut frame(vm, this)?.get_mut(vm).trace_function, value);
            drop(old);
            Ok(())
        },
    ),
    GetSet::field(
        "f_trace_lines",
        |vm, this| Ok(Value::bool(frame(vm, this)?.get(vm).traces_lines)),
        |vm, this, value| {
            let on = flag(vm, value)?;
            frame(vm, this)?.get_mut(vm).traces_lines = on;
            Ok(())
        },
    ),
    GetSet::write(
        "f_trace_opcodes",
        |vm, this| Ok(Value::bool(frame(vm, this)?.get(vm).traces_opcodes)),
        |vm, this, value| {
            let on = flag(vm, value)?;
            frame(vm, this)?.get_mut(vm).traces_opcodes = on;
            Ok(())
        },
    ),
    GetSet::read("f_generator", "", |vm, this| {
        let f = frame(vm, this)?;
        Ok(vm.generator_of_frame(&f))
    }),
];

fn flag(vm: &mut Vm, value: Option<&Value>) -> PyResult<bool> {
    let Some(value) = value else { raise!(vm, TypeError, "can't delete numeric/char attribute") };
    match value.as_bool() {
        Some(b) => Ok(b),
        None => raise!(vm, TypeError, "attribute value type must be bool"),
    }
}

fn frame(vm: &mut Vm, this: &Value) -> PyResult<Ref<FrameObject>> {
    vm.receiver::<FrameObject>(this).cloned()
}

impl Vm {
    /// The line that a frame executes: before its first instruction, that of its code.
    pub(crate) fn frame_line(&self, f: &Ref<FrameObject>) -> Option<i32> {
        let source = &f.get(self).code.source;
        match self.frame_offset(f) {
            Some(offset) => taipan_decode::lines::line_at(source, offset),
            None => Some(source.firstlineno),
        }
    }
}

fn f_lineno(vm: &mut Vm, this: &Value) -> PyResult {
    let f = frame(vm, this)?;
    Ok(vm.frame_line(&f).map_or(Value::NONE, |n| Value::int(i64::from(n))))
}

/// A body's namespace; a function's variables as a dict kept with the frame, from 3.13 on as a view.
fn f_locals(vm: &mut Vm, this: &Value) -> PyResult {
    let f = frame(vm, this)?;
    if !f.get(vm).is_function() {
        let namespace = vm.frame_namespace(&f);
        let variables = vm.frame_variables(&f);
        if vm.dialect.locals_are_shared()
            || !variables.iter().any(crate::engine::Variable::is_hidden_and_bound)
        {
            return Ok(vm.body_locals(namespace, variables));
        }
    } else if vm.dialect.locals_are_shared() {
        return Ok(vm.shared_locals(&f));
    }
    Ok(Ref::new(FrameLocals { frame: f }).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let f = frame(vm, this)?;
    let line = vm.frame_line(&f).map_or_else(|| "None".to_string(), |n| n.to_string());
    let code = f.get(vm).code.clone();
    let file = vm.repr_string(code.filename.value())?;
    let text = format!("<frame at 0x{:012x}, file {file}, line {line}, code {}>", this.identity(), code.name);
    Ok(vm.new_str(&text))
}
