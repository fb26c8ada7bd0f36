//! Traceback entries.

use super::{Exception, Traceback};
use crate::call::Args;
use crate::class::{Class, GetSet, Slots, TypeSpec};
use crate::engine::FrameObject;
use crate::types::int::int_ref;
use crate::{PyResult, Vm};
use taipan_decode::bytecode::TracebackEntry;
use taipan_heap::{Payload, Ref, Value};

pub static TRACEBACK_SPEC: TypeSpec = TypeSpec {
    doc: Some("Create a new traceback object."),
    signature: "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    slots: Slots { new: Some(new), ..Slots::EMPTY },
    methods: METHODS,
    getset: &[
        GetSet::member("tb_frame", |vm, this| {
            Ok(entry(this).map_or(Value::NONE, |t| t.get(vm).frame.value().clone()))
        }),
        GetSet::member("tb_lasti", |vm, this| {
            Ok(entry(this).map_or(Value::NONE, |t| Value::int(i64::from(t.get(vm).lasti))))
        }),
        GetSet::read("tb_lineno", "", |vm, this| {
            let line = entry(this).and_then(|t| t.get(vm).line(vm));
            Ok(line.map_or(Value::NONE, |n| Value::int(i64::from(n))))
        }),
        GetSet::write(
            "tb_next",
            |vm, this| Ok(entry(this).map_or(Value::NONE, |t| t.get(vm).next.clone())),
            set_tb_next,
        ),
    ],
    ..TypeSpec::named("traceback", Traceback::ID, &[Traceback::ID])
};

crate::methods! { static METHODS;
    "__dir__($self, /)" => |vm, [_this]| {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|n| vm.interned_value(n));
        Ok(crate::types::list::List::new_ref(names.to_vec()).into())
    }
}

crate::methods! { static NEW;
    "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)" => |_vm, [next, _frame, _lasti, _lineno]| { Ok(next.clone()) }
    "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)" => |_vm, [next, _frame, _lasti, _lineno]| { Ok(next.clone()) }
}

impl Traceback {
    /// The line of the instruction.
    pub fn line(&self, vm: &Vm) -> Option<i32> {
        self.line.or_else(|| {
            let code = &self.frame.get(vm).code;
            taipan_decode::lines::line_at(&code.source, self.lasti)
        })
    }
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own = &NEW[usize::from(vm.dialect.tracebacks_have_a_type_name())];
    let bound = crate::call::bind::bind(vm, own, crate::call::bind::Callee::Plain, args)?;
    let [next, frame, lasti, line] = &bound[..] else { return Err(vm.wrong_arity()) };
    let Some(frame) = frame.exact::<FrameObject>().cloned() else {
        raise!(
            vm,
            TypeError,
            "{}() argument 'tb_frame' must be frame, not {}",
            own.name,
            vm.type_name(frame)
        );
    };
    let (lasti, line) = (c_int(vm, lasti)?, c_int(vm, line)?);
    if !next.is_none() && entry(next).is_none() {
        raise!(vm, TypeError, "expected traceback object or None, got '{}'", vm.type_name(next));
    }
    // A line of -1 is computed when it is asked for.
    let line = Some(line).filter(|l| *l != -1);
    let lasti = u32::try_from(lasti).unwrap_or(0);
    Ok(Ref::new(Traceback { next: next.clone(), frame, lasti, line }).into())
}

fn c_int(vm: &mut Vm, value: &Value) -> PyResult<i32> {
    let i = vm.index_i64(value)?;
    match i32::try_from(i) {
        Ok(i) => Ok(i),
        Err(_) => raise!(vm, OverflowError, "Python int too large to convert to C int"),
    }
}

fn entry(this: &Value) -> Option<&Ref<Traceback>> {
    this.exact::<Traceback>()
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
        TracebackEntry { code: t.frame.get(vm).code.source.clone(), lasti: t.lasti }
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
