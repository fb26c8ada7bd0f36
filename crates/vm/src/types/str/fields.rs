//! `str.format` and `str.format_map` (Objects/stringlib/unicode_format.h).

use super::Str;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::{PyResult, Raised, Vm};
use std::ops::Range;
use taipan_heap::{Ref, Value};
use taipan_prim::format::{
    Accessor, AutoNumber, FieldError, FieldName, MarkupField, MarkupIter, split_field_name,
};
use taipan_prim::text::{Text, TextBuilder, TextRef};

/// How deep replacement fields may stand in format specs of others.
const DEPTH: u32 = 2;

/// `format.format(*args, **kwargs)`; `args` is `None` for `format_map`.
///
/// # Errors
/// ValueError for a bad format, and what looking up and formatting the arguments raises.
pub fn format(vm: &mut Vm, format: TextRef<'_>, args: Option<&[Value]>, kwargs: &Value) -> PyResult {
    let mut fields = Fields { args, kwargs, numbers: AutoNumber::default() };
    let text = fields.build(vm, format, DEPTH)?;
    Ok(vm.new_text(text))
}

struct Fields<'a> {
    args: Option<&'a [Value]>,
    /// A dict or another mapping.
    kwargs: &'a Value,
    numbers: AutoNumber,
}

fn field_error(vm: &mut Vm, e: FieldError) -> Raised {
    error!(vm, ValueError, "{e}")
}

fn part(vm: &mut Vm, text: TextRef<'_>, range: Range<usize>) -> Ref<Str> {
    vm.new_str_ref(text.slice(range.start, range.end).to_text())
}

impl Fields<'_> {
    fn build(&mut self, vm: &mut Vm, format: TextRef<'_>, depth: u32) -> PyResult<Text> {
        if depth == 0 {
            return Err(field_error(vm, FieldError::RecursionExceeded));
        }
        let mut out = TextBuilder::with_capacity(format.len());
        for markup in MarkupIter::new(format) {
            let markup = markup.map_err(|e| field_error(vm, e))?;
            out.push_text(format.slice(markup.literal.start, markup.literal.end));
            let Some(field) = markup.field else { continue };
            let shown = self.field(vm, format, &field, depth)?;
            let shown = super::args::text_of(&shown);
            vm.check_memory(out.len().saturating_add(shown.len()))?;
            out.push_text(shown);
        }
        Ok(out.finish())
    }

    fn field(&mut self, vm: &mut Vm, format: TextRef<'_>, field: &MarkupField, depth: u32) -> PyResult {
        let mut value = self.value(vm, format, field.name.clone())?;
        if let Some(conversion) = field.conversion {
            value = match char::from_u32(conversion) {
                Some('r') => vm.repr(&value)?,
                Some('s') => vm.str(&value)?,
                Some('a') => vm.ascii(&value)?,
                _ => {
                    let mut message = TextBuilder::new();
                    field.push_unknown_conversion(&mut message);
                    let message = vm.new_text(message.finish());
                    return Err(vm.error_value(Exc::ValueError, message));
                }
            };
        }
        let spec = match field.nested {
            true => {
                let spec = self.build(vm, format.slice(field.spec.start, field.spec.end), depth - 1)?;
                vm.new_str_ref(spec)
            }
            false => part(vm, format, field.spec.clone()),
        };
        vm.format(&value, &spec)
    }

    /// The argument that the field's name stands for.
    fn value(&mut self, vm: &mut Vm, format: TextRef<'_>, name: Range<usize>) -> PyResult {
        let ucd = vm.dialect.ucd();
        let (first, rest) = split_field_name(format, name, ucd).map_err(|e| field_error(vm, e))?;
        let first = self.numbers.resolve(first).map_err(|e| field_error(vm, e))?;
        let mut value = match first {
            FieldName::Index(i) => self.positional(vm, i)?,
            FieldName::Name(range) => {
                let key = part(vm, format, range);
                self.keyword(vm, &key)?
            }
        };
        for accessor in rest {
            value = match accessor.map_err(|e| field_error(vm, e))? {
                Accessor::Attribute(range) => {
                    let name = part(vm, format, range);
                    let name = vm.intern_ref(&name);
                    vm.getattr(&value, &name)?
                }
                Accessor::Index(i) => vm.getitem(&value, &crate::types::int::from_usize(i))?,
                Accessor::Key(range) => {
                    let key = part(vm, format, range);
                    vm.getitem(&value, key.value())?
                }
            };
        }
        Ok(value)
    }

    fn positional(&self, vm: &mut Vm, index: usize) -> PyResult {
        let Some(args) = self.args else {
            raise!(vm, ValueError, "Format string contains positional fields");
        };
        match args.get(index) {
            Some(v) => Ok(v.clone()),
            None => {
                raise!(vm, IndexError, "Replacement index {index} out of range for positional args tuple")
            }
        }
    }

    fn keyword(&self, vm: &mut Vm, key: &Ref<Str>) -> PyResult {
        if self.args.is_none() {
            return vm.getitem(self.kwargs, key.value());
        }
        let found = match self.kwargs.downcast::<Dict>() {
            Some(d) => vm.dict_get(d, key.value())?,
            None => None,
        };
        match found {
            Some(v) => Ok(v),
            None => Err(vm.error_value(Exc::KeyError, key.value().clone())),
        }
    }
}
