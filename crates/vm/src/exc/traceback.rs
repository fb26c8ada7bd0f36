//! Traceback entries and the frames they show: what is left of a frame once it has ended.

use super::{Exception, Traceback};
use crate::class::{GetSet, TypeSpec};
use crate::engine::Running;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::int::int_ref;
use crate::{PyResult, Vm};
use taipan_decode::bytecode::TracebackEntry;
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

pub static TRACEBACK_SPEC: TypeSpec = TypeSpec {
    getset: &[
        GetSet { name: "tb_frame", doc: "", get: tb_frame, set: None },
        GetSet { name: "tb_lasti", doc: "", get: tb_lasti, set: None },
        GetSet { name: "tb_lineno", doc: "", get: tb_lineno, set: None },
        GetSet { name: "tb_next", doc: "", get: tb_next, set: Some(set_tb_next) },
    ],
    ..TypeSpec::named("traceback", Traceback::ID, &[Traceback::ID])
};

pub static ENDED_FRAME_SPEC: TypeSpec = TypeSpec {
    getset: &[
        GetSet { name: "f_back", doc: "", get: f_back, set: None },
        GetSet { name: "f_code", doc: "", get: f_code, set: None },
        GetSet { name: "f_globals", doc: "", get: f_globals, set: None },
        GetSet { name: "f_builtins", doc: "", get: f_builtins, set: None },
        GetSet { name: "f_locals", doc: "", get: f_locals, set: None },
        GetSet { name: "f_lasti", doc: "", get: f_lasti, set: None },
        GetSet { name: "f_lineno", doc: "", get: f_lineno, set: None },
    ],
    ..TypeSpec::named("frame", EndedFrame::ID, &[EndedFrame::ID])
};

/// The frame of a traceback entry, or what a frame was like when `sys._getframe` was asked.
pub struct EndedFrame {
    pub entry: Ref<Traceback>,
    /// The frame that called it, where that is known, else None.
    pub back: Value,
    /// Where the frame runs, if it still does.
    pub running: Option<Running>,
}

impl Trace for EndedFrame {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.entry.value());
        visit(&self.back);
    }
}

impl Traceback {
    /// The line of the instruction.
    pub fn line(&self, vm: &Vm) -> Option<i32> {
        let code = &self.function.get(vm).code;
        taipan_decode::lines::line_at(&code.source, self.lasti)
    }
}

fn entry(this: &Value) -> Option<&Ref<Traceback>> {
    this.exact::<Traceback>()
}

fn optional(n: Option<i32>) -> Value {
    n.map_or(Value::NONE, |n| Value::int(i64::from(n)))
}

fn tb_frame(_vm: &mut Vm, this: &Value) -> PyResult {
    let Some(entry) = entry(this) else { return Ok(Value::NONE) };
    Ok(Ref::new(EndedFrame { entry: entry.clone(), back: Value::NONE, running: None }).into())
}

fn tb_lasti(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(entry(this).map_or(Value::NONE, |t| Value::int(i64::from(t.get(vm).lasti))))
}

fn tb_lineno(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(optional(entry(this).and_then(|t| t.get(vm).line(vm))))
}

fn tb_next(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(entry(this).map_or(Value::NONE, |t| t.get(vm).next.clone()))
}

fn set_tb_next(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "can't delete tb_next attribute");
    };
    if !value.is_none() && entry(value).is_none() {
        raise!(vm, TypeError, "expected traceback object, got '{}'", vm.type_name(value));
    }
    let mut link = value.clone();
    while let Some(t) = entry(&link.clone()) {
        if link.is(this) {
            raise!(vm, ValueError, "traceback loop detected");
        }
        link = t.get(vm).next.clone();
    }
    if let Some(t) = entry(this) {
        t.get_mut(vm).next = value.clone();
    }
    Ok(())
}

fn frame_entry(this: &Value) -> Option<&Ref<Traceback>> {
    this.downcast::<EndedFrame>().map(|f| &f.entry)
}

fn of_function(vm: &mut Vm, this: &Value, part: fn(&Function) -> Value) -> PyResult {
    Ok(frame_entry(this).map_or(Value::NONE, |t| part(t.get(vm).function.get(vm))))
}

fn f_back(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.downcast::<EndedFrame>().map_or(Value::NONE, |f| f.back.clone()))
}

fn f_code(vm: &mut Vm, this: &Value) -> PyResult {
    of_function(vm, this, |f| f.code.value().clone())
}

fn f_globals(vm: &mut Vm, this: &Value) -> PyResult {
    of_function(vm, this, |f| f.globals.value().clone())
}

fn f_builtins(vm: &mut Vm, this: &Value) -> PyResult {
    of_function(vm, this, |f| f.builtins.value().clone())
}

fn f_locals(vm: &mut Vm, this: &Value) -> PyResult {
    if let Some(locals) = running(this).and_then(|r| vm.running_locals(r)) {
        return Ok(locals);
    }
    let locals = frame_entry(this).and_then(|t| t.get(vm).locals.present().cloned());
    Ok(locals.unwrap_or_else(|| Dict::new_ref(vm).into()))
}

/// Where a frame runs.
fn running(this: &Value) -> Option<Running> {
    this.downcast::<EndedFrame>().and_then(|f| f.running)
}

fn f_lasti(vm: &mut Vm, this: &Value) -> PyResult {
    if let Some(offset) = running(this).and_then(|r| vm.running_offset(r)) {
        return Ok(Value::int(i64::from(offset)));
    }
    match frame_entry(this) {
        Some(t) => tb_lasti(vm, t.value()),
        None => Ok(Value::NONE),
    }
}

fn f_lineno(vm: &mut Vm, this: &Value) -> PyResult {
    match frame_entry(this) {
        Some(t) if let Some(offset) = running(this).and_then(|r| vm.running_offset(r)) => {
            let code = &t.get(vm).function.get(vm).code;
            Ok(optional(taipan_decode::lines::line_at(&code.source, offset)))
        }
        Some(t) => tb_lineno(vm, t.value()),
        None => Ok(Value::NONE),
    }
}

/// An exception's traceback entries, outermost first.
pub fn entries(vm: &Vm, exception: &Value) -> Vec<Ref<Traceback>> {
    match exception.downcast::<Exception>() {
        Some(e) => entries_from(vm, &e.get(vm).traceback),
        None => Vec::new(),
    }
}

/// The entries from a traceback object on, outermost first.
pub fn entries_from(vm: &Vm, traceback: &Value) -> Vec<Ref<Traceback>> {
    let mut found = Vec::new();
    let mut link = traceback.clone();
    while let Some(t) = entry(&link.clone()) {
        found.push(t.clone());
        link = t.get(vm).next.clone();
    }
    found
}

/// An exception's traceback, in the form that outlives the machine.
pub fn places(vm: &Vm, exception: &Value) -> Vec<TracebackEntry> {
    let place = |t: Ref<Traceback>| {
        let t = t.get(vm);
        TracebackEntry { code: t.function.get(vm).code.source.clone(), lasti: t.lasti }
    };
    entries(vm, exception).into_iter().map(place).collect()
}

/// `sys.tracebacklimit`, where it is an int.
pub fn limit(vm: &mut Vm) -> Option<i64> {
    let (sys, name) = (vm.intern("sys"), vm.intern("tracebacklimit"));
    let module = vm.modules.get(vm).get_str(&sys).cloned()?;
    let value = vm.instance_dict(&module)?.get(vm).get_str(&name).cloned()?;
    let n = int_ref(&value)?;
    Some(n.to_i64().unwrap_or(if n.is_negative() { i64::MIN } else { i64::MAX }))
}
