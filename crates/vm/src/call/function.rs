//! Binds arguments to the parameters of a Python function (CPython's `initialize_locals`), with its messages.

use crate::call::Args;
use crate::types::code::{Code, flags};
use crate::types::dict::{Dict, key_is_str};
use crate::types::function::Function;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

/// The values of all parameters, in the order of the code's locals.
pub fn bind(vm: &mut Vm, f: &Ref<Function>, args: Args<'_>) -> PyResult<Vec<Value>> {
    let code = f.get(vm).code.clone();
    let (argcount, kwonly) = (code.argcount as usize, code.kwonlyargcount as usize);
    let given = args.positional();
    let mut bound = vec![Value::NULL; code.parameters()];
    for (slot, v) in bound.iter_mut().zip(given.iter().take(argcount)) {
        *slot = v.clone();
    }
    let total = argcount + kwonly;
    let var_positional = (code.flags & flags::VARARGS != 0).then_some(total);
    let var_keyword =
        (code.flags & flags::VARKEYWORDS != 0).then(|| total + usize::from(var_positional.is_some()));
    if let Some(at) = var_positional {
        bound[at] = vm.new_tuple(given.iter().skip(argcount).cloned());
    }
    if let Some(at) = var_keyword {
        bound[at] = Dict::new_ref(vm).into();
    }
    bind_keywords(vm, f, &code, args, &mut bound, var_keyword)?;
    if given.len() > argcount && var_positional.is_none() {
        return Err(too_many(vm, f, &code, given.len(), &bound));
    }
    fill_defaults(vm, f, &code, &mut bound)?;
    Ok(bound)
}

fn bind_keywords(
    vm: &mut Vm,
    f: &Ref<Function>,
    code: &Code,
    args: Args<'_>,
    bound: &mut [Value],
    var_keyword: Option<usize>,
) -> PyResult<()> {
    let total = (code.argcount + code.kwonlyargcount) as usize;
    let first = code.posonlyargcount as usize;
    for (name, value) in args.names().iter().zip(args.keyword_values()) {
        let Some(name) = name.downcast::<Str>() else {
            let q = f.get(vm).qualname.to_string();
            raise!(vm, TypeError, "{q}() keywords must be strings");
        };
        let names = code.localsplus.get(first..total).unwrap_or(&[]);
        let at = names
            .iter()
            .position(|n| n.value().is(name.value()))
            .or_else(|| names.iter().position(|n| n.same_text(name)))
            .map(|i| i + first);
        match (at, var_keyword) {
            (Some(i), _) => {
                if !bound[i].is_null() {
                    let q = f.get(vm).qualname.to_string();
                    raise!(vm, TypeError, "{q}() got multiple values for argument '{name}'");
                }
                bound[i] = value.clone();
            }
            (None, Some(k)) => {
                if let Some(d) = bound[k].exact::<Dict>().cloned() {
                    vm.dict_set_str(&d, name, value.clone());
                }
            }
            (None, None) => return Err(unexpected(vm, f, code, name, args)),
        }
    }
    Ok(())
}

fn unexpected(vm: &mut Vm, f: &Ref<Function>, code: &Code, name: &Ref<Str>, args: Args<'_>) -> Raised {
    let q = f.get(vm).qualname.to_string();
    let positional_only = &code.localsplus[..(code.posonlyargcount as usize).min(code.localsplus.len())];
    let wrong: Vec<String> = positional_only
        .iter()
        .filter(|p| args.keywords().any(|(k, _)| k.same_text(p)))
        .map(|p| p.to_string())
        .collect();
    if !wrong.is_empty() {
        return error!(
            vm,
            TypeError,
            "{q}() got some positional-only arguments passed as keyword arguments: '{}'",
            wrong.join(", ")
        );
    }
    let names: Vec<Value> = code.localsplus[code.posonlyargcount as usize..]
        .iter()
        .take((code.argcount + code.kwonlyargcount - code.posonlyargcount) as usize)
        .map(|n| n.value().clone())
        .collect();
    let meant = crate::exc::closest(&names, name);
    let message = vm.dialect.unexpected_function_keyword(&q, &name.to_string(), meant.as_deref());
    vm.error(crate::exc::Exc::TypeError, message)
}

fn fill_defaults(vm: &mut Vm, f: &Ref<Function>, code: &Code, bound: &mut [Value]) -> PyResult<()> {
    let argcount = code.argcount as usize;
    let function = f.get(vm);
    let defaults: &[Value] = function.defaults.as_ref().map_or(&[], |d| d.items());
    let first_default = argcount.saturating_sub(defaults.len());
    let skipped = defaults.len().saturating_sub(argcount);
    let mut missing = Vec::new();
    let (positional, others) = bound.split_at_mut(argcount);
    for (i, slot) in positional.iter_mut().enumerate().filter(|(_, v)| v.is_null()) {
        match i.checked_sub(first_default).and_then(|d| defaults.get(d + skipped)) {
            Some(v) => *slot = v.clone(),
            None => missing.push(i),
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(vm, f, code, &missing, "positional"));
    }
    let kwdefaults = function.kwdefaults.clone();
    let keyword_only = others.iter_mut().take(code.kwonlyargcount as usize).enumerate();
    for (i, slot) in keyword_only.filter(|(_, v)| v.is_null()) {
        let name = &code.localsplus[argcount + i];
        match kwdefaults.as_ref().and_then(|d| d.get(vm).get_str(name)) {
            Some(v) => *slot = v.clone(),
            None => missing.push(argcount + i),
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing_arguments(vm, f, code, &missing, "keyword-only")) }
}

fn missing_arguments(vm: &mut Vm, f: &Ref<Function>, code: &Code, missing: &[usize], kind: &str) -> Raised {
    let q = f.get(vm).qualname.to_string();
    let names: Vec<String> = missing.iter().map(|&i| format!("'{}'", code.localsplus[i])).collect();
    let list = match &names[..] {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [all @ .., last] => format!("{}, and {last}", all.join(", ")),
        [] => String::new(),
    };
    let s = if names.len() == 1 { "" } else { "s" };
    error!(vm, TypeError, "{q}() missing {} required {kind} argument{s}: {list}", names.len())
}

fn too_many(vm: &mut Vm, f: &Ref<Function>, code: &Code, given: usize, bound: &[Value]) -> Raised {
    let q = f.get(vm).qualname.to_string();
    let argcount = code.argcount as usize;
    let defaults = f.get(vm).defaults.as_ref().map_or(0, |d| d.items().len());
    let keyword_only = &bound[argcount..argcount + code.kwonlyargcount as usize];
    let kw_given = keyword_only.iter().filter(|v| !v.is_null()).count();
    let (takes, plural) = if defaults > 0 {
        (format!("from {} to {argcount}", argcount.saturating_sub(defaults)), true)
    } else {
        (argcount.to_string(), argcount != 1)
    };
    let extra = if kw_given > 0 {
        let s = |n: usize| if n == 1 { "" } else { "s" };
        format!(" positional argument{} (and {kw_given} keyword-only argument{})", s(given), s(kw_given))
    } else {
        String::new()
    };
    let (s, were) = (if plural { "s" } else { "" }, if given == 1 && kw_given == 0 { "was" } else { "were" });
    error!(vm, TypeError, "{q}() takes {takes} positional argument{s} but {given}{extra} {were} given")
}

/// Where the dict of a module that makes functions holds `__name__` and `__builtins__`, as long as it has these keys.
#[derive(Default)]
pub(crate) struct ModulePlaces {
    version: u64,
    at: [Option<usize>; 2],
}

impl Vm {
    /// A function object of code, as a module body runs in.
    pub fn make_function(&mut self, code: &Ref<Code>, globals: &Ref<Dict>) -> Ref<Function> {
        let [module, builtins] = self.module_of_functions(globals);
        let builtins = match builtins {
            Some(b) => match (b.downcast::<Dict>(), b.downcast::<crate::types::module::Module>()) {
                (Some(d), _) => d.clone(),
                (_, Some(m)) => m.get(self).dict.clone(),
                _ => self.builtins.clone(),
            },
            None => self.builtins.clone(),
        };
        let documented = self.dialect_of(code).first_constant_is_docstring(code.flags);
        let doc = match code.consts.first() {
            Some(c) if documented && c.exact::<Str>().is_some() => c.clone(),
            _ => Value::NONE,
        };
        Ref::new(Function {
            code: code.clone(),
            globals: globals.clone(),
            builtins,
            name: code.name.clone(),
            qualname: code.qualname.clone(),
            defaults: None,
            kwdefaults: None,
            closure: None,
            annotations: Value::NULL,
            annotate: Value::NULL,
            doc,
            module: module.unwrap_or(Value::NONE),
            type_params: Value::NULL,
            dict: None,
        })
    }

    /// `__name__` and `__builtins__` of a module.
    fn module_of_functions(&mut self, globals: &Ref<Dict>) -> [Option<Value>; 2] {
        let table = &globals.get(self).table;
        let places = &self.module_places;
        if places.version != table.keys_version() {
            let names = [&self.names.__name__, &self.names.__builtins__];
            let at = names.map(|name| table.lookup(name.hash(), |k| key_is_str(k, name)));
            self.module_places = ModulePlaces { version: table.keys_version(), at };
        }
        let places = &self.module_places;
        places.at.map(|at| globals.get(self).table.get_at(at?).map(|e| e.value.clone()))
    }

    /// How code of a version behaves where that is not told by its opcodes.
    pub fn dialect_of(&self, code: &Code) -> crate::quirks::Dialect {
        crate::quirks::Dialect::new(code.version)
    }
}
