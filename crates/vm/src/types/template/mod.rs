//! `string.templatelib.Template`: what a t-string makes (PEP 750), and its iterator.

mod interpolation;

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::{Class, Slots, TypeSpec};
use crate::types::iter::{itself, traced};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

pub(crate) use interpolation::fill;
pub use interpolation::{Interpolation, SPEC as INTERPOLATION_SPEC};

/// Literal parts, and the values between them: there is one string more than interpolations.
pub struct Template {
    pub strings: Ref<Tuple>,
    pub interpolations: Ref<Tuple>,
}

impl Trace for Template {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.strings.value());
        visit(self.interpolations.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "string.templatelib",
    flags: crate::class::ClassFlags::STATIC,
    doc: Some("Template object"),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        iter: Some(|vm, this| {
            let template = vm.receiver::<Template>(this)?.value().clone();
            Ok(Ref::new(TemplateIter { template, next: 0 }).into())
        }),
        concat: Some(concat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("Template", Template::ID, &[Template::ID])
};

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let t = vm.receiver::<Template>(this)?.clone();
        let (module, name) = (vm.intern("string.templatelib"), vm.intern("_template_unpickle"));
        let module = vm.import_module(&module)?;
        let unpickle = vm.getattr(&module, &name)?;
        let parts = vm.new_tuple([t.strings.value().clone(), t.interpolations.value().clone()]);
        Ok(vm.new_tuple([unpickle, parts]))
    }
    ///See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| {
        Ok(crate::types::generic_alias::make(vm, class, item))
    }
}

static GETSET: &[GetSet] = &[
    GetSet {
        doc: "Strings",
        ..GetSet::member("strings", |vm, this| Ok(vm.receiver::<Template>(this)?.strings.value().clone()))
    },
    GetSet {
        doc: "Interpolations",
        ..GetSet::member("interpolations", |vm, this| {
            Ok(vm.receiver::<Template>(this)?.interpolations.value().clone())
        })
    },
    GetSet::read("values", "Values of interpolations", |vm, this| {
        let items = vm.receiver::<Template>(this)?.interpolations.items();
        let values = items.iter().filter_map(|i| i.exact::<Interpolation>().map(|i| i.value.clone()));
        Ok(vm.new_tuple(values))
    }),
];

/// Neighbouring strings are joined; where two interpolations meet, and at the ends, stands an empty one.
#[derive(Default)]
struct Parts {
    strings: Vec<Value>,
    interpolations: Vec<Value>,
    ends_with_string: bool,
}

impl Parts {
    fn push(&mut self, vm: &mut Vm, part: &Value) -> PyResult<()> {
        if part.exact::<Str>().is_none() {
            if !self.ends_with_string {
                self.strings.push(vm.shared.empty_str.clone());
            }
            self.interpolations.push(part.clone());
            self.ends_with_string = false;
            return Ok(());
        }
        match self.strings.last_mut().filter(|_| self.ends_with_string) {
            Some(last) => {
                let both = [std::mem::take(last), part.clone()];
                *last = vm.binary_slot_add(&both[0], &both[1])?;
            }
            None => self.strings.push(part.clone()),
        }
        self.ends_with_string = true;
        Ok(())
    }

    fn finish(mut self, vm: &mut Vm) -> Value {
        if !self.ends_with_string {
            self.strings.push(vm.shared.empty_str.clone());
        }
        let (strings, interpolations) = (Tuple::new(self.strings), Tuple::new(self.interpolations));
        Ref::new(Template { strings: Ref::new(strings), interpolations: Ref::new(interpolations) }).into()
    }
}

impl Vm {
    /// `a + b` of two strs.
    fn binary_slot_add(&mut self, a: &Value, b: &Value) -> PyResult {
        match self.types.str.get(self).slots.concat {
            Some(concat) => concat(self, a, b),
            None => Ok(a.clone()),
        }
    }
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "Template.__new__ only accepts *args arguments");
    }
    let mut parts = Parts::default();
    for part in args.positional() {
        if part.exact::<Str>().is_none() && part.exact::<Interpolation>().is_none() {
            let given = vm.type_name(part);
            raise!(
                vm,
                TypeError,
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {given}"
            );
        }
        parts.push(vm, part)?;
    }
    Ok(parts.finish(vm))
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let t = vm.receiver::<Template>(this)?.clone();
    let strings = vm.repr_string(t.strings.value())?;
    let interpolations = vm.native_call(|vm| vm.repr_string(t.interpolations.value()))?;
    Ok(vm.new_str(&format!("Template(strings={strings}, interpolations={interpolations})")))
}

fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<Template>().cloned(), b.exact::<Template>().cloned()) else {
        let given = vm.type_name(b);
        raise!(
            vm,
            TypeError,
            "can only concatenate string.templatelib.Template (not \"{given}\") to string.templatelib.Template"
        );
    };
    let (mut strings, others) = (x.strings.items().to_vec(), y.strings.items());
    if let (Some(last), Some((first, rest))) = (strings.last_mut(), others.split_first()) {
        *last = vm.binary_slot_add(&last.clone(), first)?;
        strings.extend(rest.iter().cloned());
    }
    let interpolations =
        x.interpolations.items().iter().chain(y.interpolations.items()).cloned().collect::<Vec<_>>();
    let (strings, interpolations) = (Ref::new(Tuple::new(strings)), Ref::new(Tuple::new(interpolations)));
    Ok(Ref::new(Template { strings, interpolations }).into())
}

/// Strings that are not empty and interpolations, in their order.
pub struct TemplateIter {
    template: Value,
    /// Counts strings and interpolations alternately.
    next: usize,
}
traced!(TemplateIter: template);

pub static ITER_SPEC: TypeSpec = TypeSpec {
    module: "string.templatelib",
    flags: crate::class::ClassFlags::NO_NEW.union(crate::class::ClassFlags::STATIC),
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("TemplateIter", TemplateIter::ID, &[TemplateIter::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = vm.receiver::<TemplateIter>(this)?.clone();
    let Some(template) = it.get(vm).template.exact::<Template>().cloned() else { return Ok(None) };
    loop {
        let at = it.get(vm).next;
        it.get_mut(vm).next += 1;
        let from = if at.is_multiple_of(2) { &template.strings } else { &template.interpolations };
        let Some(part) = from.items().get(at / 2) else {
            it.get_mut(vm).next = at;
            return Ok(None);
        };
        if part.exact::<Str>().is_none_or(|s| !s.is_empty()) {
            return Ok(Some(part.clone()));
        }
    }
}
