//! `Did you mean: 'x'?`: the name in reach that is most like the one that was not found (Python/suggestions.c).

use super::printable;
use crate::Vm;
use crate::engine::FrameObject;
use crate::exc::fields::str_field;
use crate::exc::{Exc, Traceback};
use crate::types::dict::Dict;
use crate::types::str::Str;
use taipan_heap::{Ref, Value};

const MAX_CANDIDATES: usize = 750;
const MAX_SIZE: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// What is added to an exception's text.
pub fn suggestion(vm: &mut Vm, e: &Value, entries: &[Ref<Traceback>]) -> String {
    let is = |vm: &Vm, exc| vm.is_instance_of_exc(e, exc);
    let (wrong, found) = if is(vm, Exc::AttributeError) {
        let Some(wrong) = str_field(vm, e, 0) else { return String::new() };
        let found = for_attribute(vm, e, &wrong, entries);
        (wrong, found)
    } else if is(vm, Exc::NameError) {
        let Some(wrong) = str_field(vm, e, 0) else { return String::new() };
        let found = for_name(vm, &wrong, entries);
        (wrong, found)
    } else if is(vm, Exc::ImportError) && vm.dialect.import_error_names_what() {
        let Some(wrong) = str_field(vm, e, 3) else { return String::new() };
        let found = for_import(vm, e, &wrong);
        (wrong, found)
    } else {
        return String::new();
    };
    let mut text = found.as_ref().map_or_else(String::new, |f| format!(". Did you mean: '{f}'?"));
    if is(vm, Exc::NameError) && vm.dialect.suggests_imports() {
        let wrong = printable(wrong.value());
        if vm.dialect.is_stdlib_module(&wrong) {
            let words = if found.is_some() { " Or did" } else { ". Did" };
            text.push_str(&format!("{words} you forget to import '{wrong}'?"));
        }
    }
    text
}

/// `dir(object)`; nothing where that raises.
fn dir(vm: &mut Vm, object: &Value) -> Vec<Value> {
    let (builtins, name) = (vm.builtins.clone(), vm.intern("dir"));
    let Some(dir) = builtins.get(vm).get_str(&name).cloned() else { return Vec::new() };
    let listed = vm.call(&dir, std::slice::from_ref(object));
    listed.and_then(|l| vm.collect_items(&l)).unwrap_or_default()
}

fn is_underscored(v: &Value) -> bool {
    v.downcast::<Str>().is_some_and(|s| s.text().get(0) == Some(u32::from(b'_')))
}

fn for_attribute(vm: &mut Vm, e: &Value, wrong: &Ref<Str>, entries: &[Ref<Traceback>]) -> Option<String> {
    let object = crate::exc::fields::field(vm, e, 1)?;
    let mut names = dir(vm, &object);
    if vm.dialect.tracebacks_by_module() && !is_underscored(wrong.value()) {
        let own = local(vm, entries, "self").is_some_and(|s| s.is(&object));
        if !own {
            names.retain(|n| !is_underscored(n));
        }
    }
    closest(&names, wrong)
}

fn for_import(vm: &mut Vm, e: &Value, wrong: &Ref<Str>) -> Option<String> {
    let name = str_field(vm, e, 1)?;
    let name = vm.intern_ref(&name);
    let module = vm.import_module(&name).ok()?;
    let mut names = dir(vm, &module);
    if vm.dialect.tracebacks_by_module() && !is_underscored(wrong.value()) {
        names.retain(|n| !is_underscored(n));
    }
    closest(&names, wrong)
}

/// A local variable where the exception was raised.
fn local(vm: &mut Vm, entries: &[Ref<Traceback>], name: &str) -> Option<Value> {
    let frame = entries.last()?.get(vm).frame.clone();
    if !frame.get(vm).is_function() {
        let (namespace, name) = (vm.frame_namespace(&frame), vm.intern(name));
        return namespace.exact::<Dict>()?.get(vm).get_str(&name).cloned();
    }
    vm.frame_variables(&frame).into_iter().find(|v| v.name.eq_str(name))?.value
}

fn keys(vm: &Vm, dict: &Ref<Dict>) -> Vec<Value> {
    dict.get(vm).iter().map(|(k, _)| k.clone()).collect()
}

/// The names in `f_locals`.
fn local_names(vm: &Vm, frame: &Ref<FrameObject>) -> Vec<Value> {
    if frame.get(vm).is_function() {
        let bound = vm.frame_variables(frame).into_iter().filter(|v| v.value.is_some());
        return bound.map(|v| v.name.into()).collect();
    }
    vm.frame_namespace(frame).exact::<Dict>().map_or_else(Vec::new, |d| keys(vm, d))
}

fn for_name(vm: &mut Vm, wrong: &Ref<Str>, entries: &[Ref<Traceback>]) -> Option<String> {
    let entry = entries.last()?;
    if vm.dialect.suggests_imports()
        && let Some(this) = local(vm, entries, "self")
        && vm.getattr(&this, wrong).is_ok()
    {
        return Some(format!("self.{wrong}"));
    }
    let frame = entry.get(vm).frame.clone();
    let f = frame.get(vm);
    let (code, globals, builtins) = (f.code.clone(), f.globals.clone(), f.builtins.clone());
    let (globals, builtins) = (keys(vm, &globals), keys(vm, &builtins));
    if vm.dialect.tracebacks_by_module() {
        let mut all = local_names(vm, &frame);
        all.extend(globals);
        all.extend(builtins);
        return closest(&all, wrong);
    }
    let locals = code.varnames();
    closest(&locals, wrong).or_else(|| closest(&globals, wrong)).or_else(|| closest(&builtins, wrong))
}

/// The name most like the wrong one, if any is near enough (`_Py_CalculateSuggestions`).
pub fn closest(names: &[Value], wrong: &Ref<Str>) -> Option<String> {
    if names.len() >= MAX_CANDIDATES {
        return None;
    }
    let wrong = printable(wrong.value());
    let mut best: Option<(usize, String)> = None;
    for name in names {
        let Some(name) = name.downcast::<Str>().map(|n| printable(n.value())) else { continue };
        if name == wrong {
            continue;
        }
        // No more than a third of the characters involved may need changes.
        let most = (wrong.len() + name.len() + 3) * MOVE_COST / 6;
        let most = best.as_ref().map_or(most, |(d, _)| most.min(d.saturating_sub(1)));
        let distance = levenshtein(wrong.as_bytes(), name.as_bytes(), most);
        if distance <= most && best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The cost of turning one text into the other; more than `most` where it is not worth finding out.
fn levenshtein<'a>(mut a: &'a [u8], mut b: &'a [u8], most: usize) -> usize {
    while let (Some((x, rest_a)), Some((y, rest_b))) = (a.split_first(), b.split_first())
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    while let (Some((x, rest_a)), Some((y, rest_b))) = (a.split_last(), b.split_last())
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_SIZE || b.len() > MAX_SIZE {
        return most + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, y) in b.iter().enumerate() {
        let mut distance = i * MOVE_COST;
        result = distance;
        let mut least = usize::MAX;
        for (x, cell) in a.iter().zip(&mut row) {
            let substitute = distance + substitution_cost(*y, *x);
            distance = *cell;
            result = (result.min(distance) + MOVE_COST).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::levenshtein;

    #[test]
    fn distances_are_those_of_cpython() {
        // Values of Lib/test/test_traceback.py and `_suggestions`.
        let cases = [("", "", 0), ("", "a", 2), ("a", "A", 1), ("Apple", "Aple", 2), ("Banana", "B@n@n@", 6)];
        for (a, b, cost) in cases {
            assert_eq!(levenshtein(a.as_bytes(), b.as_bytes(), 100), cost, "{a} {b}");
        }
        assert_eq!(levenshtein(b"AttributeError", b"AttributeErrop", 100), 2);
        assert_eq!(levenshtein(b"ABA", b"AAB", 100), 4);
    }
}
