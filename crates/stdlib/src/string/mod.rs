//! `_string`: what `string.Formatter` takes format strings apart with.

use crate::support::{receiver, set_doc, traced};
use taipan_prim::format::{Accessor, FieldName, MarkupIter, split_field_name};
use taipan_prim::text::TextRef;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::iter::itself;
use taipan_vm::types::str::Str;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_string", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "string helper module");
    vm.add_functions(dict, "_string", FUNCTIONS);
    Ok(())
}

/// Parts that were found, and what was wrong behind them.
struct Parts {
    items: Vec<Value>,
    given: usize,
    error: Option<String>,
}
traced!(Parts: items);

macro_rules! iterator {
    ($SPEC:ident $name:literal) => {
        static $SPEC: TypeSpec = TypeSpec {
            flags: ClassFlags::NO_NEW,
            slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
            ..TypeSpec::foreign("builtins", $name)
        };
    };
}
iterator!(FORMATTER "formatteriterator");
iterator!(FIELD_NAME "fieldnameiterator");

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let parts = receiver::<Parts>(vm, this)?.get_mut(vm);
    if let Some(item) = parts.items.get(parts.given) {
        parts.given += 1;
        return Ok(Some(item.clone()));
    }
    match parts.error.take() {
        Some(error) => raise!(vm, ValueError, "{error}"),
        None => Ok(None),
    }
}

fn text_arg<'a>(vm: &mut Vm, v: &'a Value) -> PyResult<&'a Ref<Str>> {
    match v.downcast::<Str>() {
        Some(s) => Ok(s),
        None => raise!(vm, TypeError, "expected str, got {}", vm.type_name(v)),
    }
}

fn part(vm: &mut Vm, text: TextRef<'_>, range: std::ops::Range<usize>) -> Value {
    vm.new_text(text.slice(range.start, range.end).to_text())
}

fn parse(vm: &mut Vm, format: &Ref<Str>) -> Value {
    let text = format.text();
    let mut parts = Parts { items: Vec::new(), given: 0, error: None };
    for markup in MarkupIter::new(text) {
        let markup = match markup {
            Ok(markup) => markup,
            Err(e) => {
                parts.error = Some(e.to_string());
                break;
            }
        };
        let literal = part(vm, text, markup.literal);
        let field = match markup.field {
            None => [Value::NONE, Value::NONE, Value::NONE],
            Some(field) => {
                let (name, spec) = (part(vm, text, field.name), part(vm, text, field.spec));
                [name, spec, field.conversion.map_or(Value::NONE, |c| vm.char_str(c))]
            }
        };
        let item = vm.new_tuple([literal].into_iter().chain(field));
        parts.items.push(item);
    }
    let class = vm.foreign_class::<Parts>(&FORMATTER);
    vm.new_foreign(&class, parts).into()
}

fn split(vm: &mut Vm, name: &Ref<Str>) -> PyResult {
    let (text, ucd) = (name.text(), vm.dialect.ucd());
    let (first, rest) = match split_field_name(text, 0..text.len(), ucd) {
        Ok(split) => split,
        Err(e) => raise!(vm, ValueError, "{e}"),
    };
    let first = match first {
        FieldName::Index(i) => Value::int(i as i64),
        FieldName::Name(range) => part(vm, text, range),
    };
    let mut parts = Parts { items: Vec::new(), given: 0, error: None };
    for accessor in rest {
        let (is_attribute, value) = match accessor {
            Ok(Accessor::Attribute(range)) => (true, part(vm, text, range)),
            Ok(Accessor::Key(range)) => (false, part(vm, text, range)),
            Ok(Accessor::Index(i)) => (false, Value::int(i as i64)),
            Err(e) => {
                parts.error = Some(e.to_string());
                break;
            }
        };
        let item = vm.new_tuple([Value::bool(is_attribute), value]);
        parts.items.push(item);
    }
    let class = vm.foreign_class::<Parts>(&FIELD_NAME);
    let rest = vm.new_foreign(&class, parts).into();
    Ok(vm.new_tuple([first, rest]))
}

methods! { static FUNCTIONS;
    /// split the argument as a field name
    "formatter_field_name_split($module, string, /)" as "($self, object, /)" => |vm, [string]| {
        let string = text_arg(vm, string)?;
        split(vm, string)
    }
    /// parse the argument as a format string
    "formatter_parser($module, string, /)" as "($self, object, /)" => |vm, [string]| {
        let string = text_arg(vm, string)?;
        Ok(parse(vm, string))
    }
}
