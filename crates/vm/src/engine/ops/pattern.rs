//! Pattern matching.

use crate::class::{Class, ClassFlags};
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub fn get_len(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().len(st.peek(0)).map(|n| Value::int(n as i64));
    st.replace(0, result)
}

fn has_flag(st: &St, flag: ClassFlags) -> Value {
    let vm = st.vm();
    Value::bool(vm.class_ref(st.peek(0)).get(vm).flags.has(flag))
}

pub fn match_mapping(st: &mut St, _i: Instr) -> Ctl {
    st.push(has_flag(st, ClassFlags::MAPPING));
    Ctl::Next
}

pub fn match_sequence(st: &mut St, _i: Instr) -> Ctl {
    st.push(has_flag(st, ClassFlags::SEQUENCE));
    Ctl::Next
}

/// `[subject keys -> subject keys values|None]`
pub fn match_keys(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = values_of(st.vm(), st.peek(1), st.peek(0));
    st.replace(0, result)
}

fn values_of(vm: &mut Vm, subject: &Value, keys: &Value) -> PyResult {
    let Some(keys) = keys.exact::<Tuple>() else { raise!(vm, SystemError, "MATCH_KEYS needs a tuple") };
    let seen = vm.new_set(Vec::new())?;
    let Some(seen) = seen.exact::<Set>() else { return Ok(Value::NONE) };
    let name = vm.intern("get");
    let (get, bound) = vm.get_method(subject, &name)?;
    let missing: Value = Ref::new(taipan_heap::Instance).into();
    let mut values = Vec::new();
    for key in keys.items() {
        if vm.set_contains(seen, key)? {
            let shown = vm.repr_string(key)?;
            raise!(vm, ValueError, "mapping pattern checks duplicate key ({shown})");
        }
        vm.set_add(seen, key)?;
        let v = if bound {
            vm.call(&get, &[subject.clone(), key.clone(), missing.clone()])?
        } else {
            vm.call(&get, &[key.clone(), missing.clone()])?
        };
        if v.is(&missing) {
            return Ok(Value::NONE);
        }
        values.push(v);
    }
    Ok(vm.new_tuple(values))
}

/// `[subject class names -> values|None]`
pub fn match_class(st: &mut St, i: Instr) -> Ctl {
    st.sync();
    let result = attributes_of(st.vm(), st.peek(2), st.peek(1), st.peek(0), i.arg() as usize);
    st.replace(3, result)
}

fn attributes_of(vm: &mut Vm, subject: &Value, class: &Value, names: &Value, positional: usize) -> PyResult {
    let Some(c) = class.downcast::<Class>() else {
        raise!(vm, TypeError, "called match pattern must be a {}", vm.dialect.word_for_pattern_class())
    };
    let Some(names) = names.exact::<Tuple>() else { raise!(vm, SystemError, "MATCH_CLASS needs a tuple") };
    if !vm.is_instance(subject, class)? {
        return Ok(Value::NONE);
    }
    let mut seen: Vec<Ref<Str>> = Vec::new();
    let mut values = Vec::new();
    if positional > 0 {
        let symbol = vm.names.__match_args__.clone();
        let match_args = vm.getattr_optional(class, &symbol)?;
        let mut match_self = false;
        let args: Vec<Value> = match &match_args {
            Some(t) => match t.exact::<Tuple>() {
                Some(t) => t.items().to_vec(),
                None => {
                    let name = c.get(vm).name.to_string();
                    raise!(vm, TypeError, "{name}.__match_args__ must be a tuple (got {})", vm.type_name(t));
                }
            },
            None => {
                match_self = c.get(vm).flags.has(ClassFlags::MATCH_SELF);
                Vec::new()
            }
        };
        let allowed = if match_self { 1 } else { args.len() };
        if allowed < positional {
            let name = c.get(vm).name.to_string();
            let s = if allowed == 1 { "" } else { "s" };
            raise!(
                vm,
                TypeError,
                "{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)"
            );
        }
        if match_self {
            values.push(subject.clone());
        }
        for name in args.iter().take(if match_self { 0 } else { positional }) {
            let Some(n) = name.downcast::<Str>() else {
                raise!(vm, TypeError, "__match_args__ elements must be strings (got {})", vm.type_name(name));
            };
            match attribute(vm, subject, c, n, &mut seen)? {
                Some(v) => values.push(v),
                None => return Ok(Value::NONE),
            }
        }
    }
    for name in names.items() {
        let Some(n) = name.downcast::<Str>() else { continue };
        match attribute(vm, subject, c, n, &mut seen)? {
            Some(v) => values.push(v),
            None => return Ok(Value::NONE),
        }
    }
    Ok(vm.new_tuple(values))
}

fn attribute(
    vm: &mut Vm,
    subject: &Value,
    class: &Ref<Class>,
    name: &Ref<Str>,
    seen: &mut Vec<Ref<Str>>,
) -> PyResult<Option<Value>> {
    if seen.iter().any(|s| s.same_text(name)) {
        let c = class.get(vm).name.to_string();
        let shown = vm.repr_string(name.value())?;
        raise!(vm, TypeError, "{c}() got multiple sub-patterns for attribute {shown}");
    }
    seen.push(name.clone());
    let name = vm.intern_ref(name);
    vm.getattr_optional(subject, &name)
}
