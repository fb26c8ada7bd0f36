//! Binds the arguments of a builtin to the parameters of its signature, with the messages of CPython's argument
//! parsers (Python/getargs.c, Objects/methodobject.c).

use crate::call::method::Method;
use crate::call::signature::{Binding, Default, Kind, Param};
use crate::call::{Args, Builtin};
use crate::class::Class;
use crate::types::dict::Dict;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use smallvec::SmallVec;
use taipan_heap::{Ref, Value};

type Bound = SmallVec<[Value; 6]>;

/// Whose arguments are bound: how messages call it.
#[derive(Clone, Copy)]
pub enum Callee<'a> {
    /// A builtin function, or a method bound to an object.
    Builtin(&'a Builtin),
    /// An unbound method of a class.
    Of(&'a Ref<Class>),
    /// By its bare name: what a class is called with.
    Plain,
}

/// One positional argument a parameter: nothing to bind.
#[inline(always)]
pub fn is_direct(m: &Method, args: Args<'_>) -> bool {
    let given = args.values().len();
    args.names().is_empty() && given == m.params.len() && m.arity.takes(given)
}

/// One value a parameter.
///
/// # Errors
/// TypeError where the call does not fit the signature.
pub fn bind(vm: &mut Vm, m: &'static Method, callee: Callee<'_>, args: Args<'_>) -> PyResult<Bound> {
    let own = usize::from(matches!(m.binding, Binding::Instance | Binding::Class));
    let by_position = m.params.iter().take_while(|p| p.kind <= Kind::PositionalOrKeyword).count();
    let given = args.positional();
    let variadic = m.params.iter().any(|p| p.kind == Kind::VarPositional);
    let call = Call { m, callee, own, by_position, given: given.len(), keywords: args.names().len() };
    if given.len() >= own && !args.names().is_empty() && !call.takes_keywords() {
        return Err(call.unexpected(vm, ""));
    }
    if (given.len() > by_position && !variadic) || given.len() < own || call.too_many_in_all() {
        return Err(call.wrong_count(vm));
    }
    let mut bound: Bound = given.iter().take(by_position).cloned().collect();
    bound.resize(m.params.len(), Value::NULL);
    for (i, p) in m.params.iter().enumerate() {
        match p.kind {
            Kind::VarPositional => {
                bound[i] = Tuple::from_iter(vm, given.iter().skip(by_position).cloned()).into();
            }
            Kind::VarKeyword => bound[i] = Dict::new_ref(vm).into(),
            _ => {}
        }
    }
    let wrong = bind_keywords(vm, &call, args, &mut bound);
    for (i, p) in m.params.iter().enumerate() {
        if bound[i].is_null() {
            bound[i] = match p.default {
                Default::Required if matches!(p.kind, Kind::VarPositional | Kind::VarKeyword) => continue,
                Default::Required => return Err(call.missing(vm, i, p)),
                Default::Absent => Value::NULL,
                Default::None => Value::NONE,
                Default::Bool(b) => Value::bool(b),
                Default::Int(n) => Value::int(n),
                Default::Str(s) => vm.intern(s).into(),
            };
        }
    }
    match wrong {
        None => Ok(bound),
        Some(Wrong::Twice(i)) => Err(call.given_twice(vm, i)),
        Some(Wrong::Unknown(name)) => Err(call.unexpected(vm, &name)),
    }
}

/// The arguments of a function that takes from `least` to `most`, and no keywords.
///
/// # Errors
/// TypeError where the call does not fit that.
pub fn positional<'a>(
    vm: &mut Vm,
    name: &str,
    args: Args<'a>,
    least: usize,
    most: usize,
) -> PyResult<&'a [Value]> {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "{name}() takes no keyword arguments");
    }
    let given = args.positional();
    let (bound, n) = match given.len() {
        got if got < least => (if least == most { "" } else { "at least " }, least),
        got if got > most => (if least == most { "" } else { "at most " }, most),
        _ => return Ok(given),
    };
    let s = if n == 1 { "" } else { "s" };
    raise!(vm, TypeError, "{name} expected {bound}{n} argument{s}, got {}", given.len())
}

/// A keyword that fits no parameter, which is told after what is missing.
enum Wrong {
    Unknown(String),
    Twice(usize),
}

fn bind_keywords(vm: &mut Vm, call: &Call<'_>, args: Args<'_>, bound: &mut Bound) -> Option<Wrong> {
    let params = call.m.params;
    let mut wrong = None;
    for (name, value) in args.keywords() {
        let wanted = params.iter().position(|p| {
            matches!(p.kind, Kind::PositionalOrKeyword | Kind::KeywordOnly) && name.eq_str(p.name)
        });
        match wanted {
            Some(i) if bound[i].is_null() => bound[i] = value.clone(),
            Some(i) => wrong = Some(Wrong::Twice(i)),
            None => match params.iter().position(|p| p.kind == Kind::VarKeyword) {
                Some(i) => {
                    let Some(dict) = bound[i].downcast::<Dict>().cloned() else { continue };
                    vm.dict_set_str(&dict, name, value.clone());
                }
                None if wrong.is_none() => wrong = Some(Wrong::Unknown(name.to_string())),
                None => {}
            },
        }
    }
    wrong
}

/// What the messages speak of.
struct Call<'a> {
    m: &'static Method,
    callee: Callee<'a>,
    own: usize,
    by_position: usize,
    given: usize,
    keywords: usize,
}

impl Call<'_> {
    fn takes_keywords(&self) -> bool {
        self.m
            .params
            .iter()
            .skip(self.own)
            .any(|p| p.kind != Kind::PositionalOnly && p.kind != Kind::VarPositional)
    }

    /// More arguments than parameters, whether by position or by name.
    fn too_many_in_all(&self) -> bool {
        let params = self.m.params;
        self.takes_keywords()
            && params.iter().all(|p| !matches!(p.kind, Kind::VarPositional | Kind::VarKeyword))
            && self.given - self.own + self.keywords > params.len() - self.own
    }

    fn required(&self) -> usize {
        let by_position = self.m.params.iter().take(self.by_position);
        by_position.filter(|p| p.default == Default::Required).count() - self.own
    }

    /// `list.append`, as METH_NOARGS and METH_O functions name themselves.
    fn full_name(&self, vm: &mut Vm) -> String {
        match self.callee {
            Callee::Builtin(b) => vm.builtin_full_name(b),
            Callee::Of(c) => format!("{}.{}", c.get(vm).qualname, self.m.name),
            Callee::Plain => self.m.name.to_string(),
        }
    }

    /// The name of the class that has the method; empty for a function.
    fn owner(&self, vm: &Vm) -> String {
        match self.callee {
            Callee::Builtin(b) => b.class.as_ref().map_or_else(String::new, |c| c.get(vm).name.to_string()),
            Callee::Of(c) => c.get(vm).name.to_string(),
            Callee::Plain => String::new(),
        }
    }

    fn wrong_count(&self, vm: &mut Vm) -> Raised {
        let name = self.m.name;
        let given = self.given.saturating_sub(self.own);
        let owner = self.owner(vm);
        if let Some(message) = vm.dialect.wrong_count_of_method(&owner, name, given) {
            return error!(vm, TypeError, "{message}");
        }
        let (most, least) = (self.by_position - self.own, self.required());
        if self.takes_keywords() {
            let s = |n: usize| if n == 1 { "" } else { "s" };
            if self.too_many_in_all() {
                let (all, len) = (given + self.keywords, self.m.params.len() - self.own);
                let kind = if given == 0 { "keyword " } else { "" };
                return error!(
                    vm,
                    TypeError,
                    "{name}() takes at most {len} {kind}argument{} ({all} given)",
                    s(len)
                );
            }
            if most == 0 {
                return error!(vm, TypeError, "{name}() takes no positional arguments");
            }
            let bound = if least == most { "exactly" } else { "at most" };
            return error!(
                vm,
                TypeError,
                "{name}() takes {bound} {most} positional argument{} ({given} given)",
                s(most)
            );
        }
        if self.m.text_signature.contains('[') && vm.dialect.counts_search_arguments() {
            let (bound, n) = if given < least { ("least", least) } else { ("most", most) };
            let s = if n == 1 { "" } else { "s" };
            return error!(vm, TypeError, "{name}() takes at {bound} {n} argument{s} ({given} given)");
        }
        if most == 0 {
            return error!(vm, TypeError, "{}() takes no arguments ({given} given)", self.full_name(vm));
        }
        if most == 1 && least == 1 && !matches!(self.callee, Callee::Plain) {
            return error!(
                vm,
                TypeError,
                "{}() takes exactly one argument ({given} given)",
                self.full_name(vm)
            );
        }
        let (bound, n) = match () {
            () if least == most => ("", most),
            () if given < least => ("at least ", least),
            () => ("at most ", most),
        };
        error!(
            vm,
            TypeError,
            "{name} expected {bound}{n} argument{}, got {given}",
            if n == 1 { "" } else { "s" }
        )
    }

    fn missing(&self, vm: &mut Vm, index: usize, p: &Param) -> Raised {
        if !self.takes_keywords() {
            return self.wrong_count(vm);
        }
        let place = index + 1 - self.own;
        if p.kind == Kind::KeywordOnly {
            return error!(
                vm,
                TypeError, "{}() missing required argument '{}' (pos {place})", self.m.name, p.name
            );
        }
        if p.kind == Kind::PositionalOnly {
            let needed = |p: &&Param| p.kind == Kind::PositionalOnly && p.default == Default::Required;
            let least = self.m.params.iter().skip(self.own).filter(needed).count();
            let given = self.given - self.own;
            let s = if least == 1 { "" } else { "s" };
            if self.m.params.iter().any(|p| p.kind == Kind::VarPositional) {
                let name = self.m.name;
                return error!(vm, TypeError, "{name} expected at least {least} argument{s}, got {given}");
            }
            let bound = if least < self.by_position - self.own { "at least" } else { "exactly" };
            return error!(
                vm,
                TypeError, "{}() takes {bound} {least} positional argument{s} ({given} given)", self.m.name
            );
        }
        error!(vm, TypeError, "{}() missing required argument '{}' (pos {place})", self.m.name, p.name)
    }

    fn given_twice(&self, vm: &mut Vm, index: usize) -> Raised {
        let (name, param) = (self.m.name, self.m.params[index].name);
        let place = index + 1 - self.own;
        error!(vm, TypeError, "argument for {name}() given by name ('{param}') and position ({place})")
    }

    fn unexpected(&self, vm: &mut Vm, keyword: &str) -> Raised {
        if !self.takes_keywords() {
            let owner = self.owner(vm);
            // A descriptor says whose method it is, whichever way that takes its arguments.
            let is_descriptor = matches!(self.callee, Callee::Of(_));
            let name = match vm.dialect.takes_argument_tuple(&owner, self.m.name) && !is_descriptor {
                true => self.m.name.to_string(),
                false => self.full_name(vm),
            };
            return error!(vm, TypeError, "{name}() takes no keyword arguments");
        }
        let named = |p: &&Param| matches!(p.kind, Kind::PositionalOrKeyword | Kind::KeywordOnly);
        let names: Vec<&str> = self.m.params.iter().skip(self.own).filter(named).map(|p| p.name).collect();
        vm.unexpected_keyword_among(self.m.name, keyword, &names)
    }
}
