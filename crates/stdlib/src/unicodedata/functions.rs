//! The functions of the module, which are methods of `UCD` as well.

use super::character::character;
use super::database;
use taipan_prim::text::Text;
use taipan_prim::ucd::{Form, NotFound, Record};
use taipan_vm::codecs;
use taipan_vm::exc::Exc;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

/// Each function twice: as one of the module, and as a method.
macro_rules! functions {
    ($($(#[doc = $doc:literal])* $function:literal $method:literal $shown:literal
        => |$vm:ident, $this:ident, [$($argument:ident),*]| $body:expr;)*) => {
        methods! { pub static FUNCTIONS;
            $($(#[doc = $doc])* $function as $shown => |$vm, [$($argument),*]| {
                let $this = &Value::NULL;
                $body
            })*
        }
        methods! { pub static METHODS;
            $($(#[doc = $doc])* $method => |$vm, [$this, $($argument),*]| { $body })*
        }
    };
}

functions! {
    /// Converts a Unicode character into its equivalent decimal value.
    ///
    /// Returns the decimal value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "decimal($module, chr, default=<unrepresentable>, /)" "decimal($self, chr, default=<unrepresentable>, /)" "($self, chr, default=<unrepresentable>, /)"
        => |vm, this, [chr, default]| {
        let number = pair(vm, this, chr, "decimal")?.decimal;
        valued(vm, number.map(|n| Value::int(n.into())), default, "not a decimal")
    };
    /// Converts a Unicode character into its equivalent digit value.
    ///
    /// Returns the digit value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "digit($module, chr, default=<unrepresentable>, /)" "digit($self, chr, default=<unrepresentable>, /)" "($self, chr, default=<unrepresentable>, /)"
        => |vm, this, [chr, default]| {
        let number = pair(vm, this, chr, "digit")?.digit;
        valued(vm, number.map(|n| Value::int(n.into())), default, "not a digit")
    };
    /// Converts a Unicode character into its equivalent numeric value.
    ///
    /// Returns the numeric value assigned to the character chr as float.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "numeric($module, chr, default=<unrepresentable>, /)" "numeric($self, chr, default=<unrepresentable>, /)" "($self, chr, default=<unrepresentable>, /)"
        => |vm, this, [chr, default]| {
        let number = pair(vm, this, chr, "numeric")?.numeric;
        valued(vm, number.map(Value::float), default, "not a numeric character")
    };
    /// Returns the general category assigned to the character chr as string.
    "category($module, chr, /)" "category($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let record = record(vm, this, chr, "category")?;
        Ok(vm.new_str(record.category))
    };
    /// Returns the bidirectional class assigned to the character chr as string.
    ///
    /// If no such value is defined, an empty string is returned.
    "bidirectional($module, chr, /)" "bidirectional($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let record = record(vm, this, chr, "bidirectional")?;
        Ok(vm.new_str(record.bidirectional))
    };
    /// Returns the canonical combining class assigned to the character chr as integer.
    ///
    /// Returns 0 if no combining class is defined.
    "combining($module, chr, /)" "combining($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let record = record(vm, this, chr, "combining")?;
        Ok(Value::int(record.combining.into()))
    };
    /// Returns the mirrored property assigned to the character chr as integer.
    ///
    /// Returns 1 if the character has been identified as a "mirrored"
    /// character in bidirectional text, 0 otherwise.
    "mirrored($module, chr, /)" "mirrored($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let record = record(vm, this, chr, "mirrored")?;
        Ok(Value::int(record.mirrored.into()))
    };
    /// Returns the east asian width assigned to the character chr as string.
    "east_asian_width($module, chr, /)" "east_asian_width($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let record = record(vm, this, chr, "east_asian_width")?;
        Ok(vm.new_str(record.east_asian_width))
    };
    /// Returns the character decomposition mapping assigned to the character chr as string.
    ///
    /// An empty string is returned in case no such mapping is defined.
    "decomposition($module, chr, /)" "decomposition($self, chr, /)" "($self, chr, /)"
        => |vm, this, [chr]| {
        let c = character(vm, chr, "decomposition", "argument")?;
        let text = database(vm, this).decomposition(c).map_or("", |d| d.text);
        Ok(vm.new_str(text))
    };
    /// Return whether the Unicode string unistr is in the normal form 'form'.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "is_normalized($module, form, unistr, /)" "is_normalized($self, form, unistr, /)" "($self, form, unistr, /)"
        => |vm, this, [form, unistr]| {
        let (form, text) = normal_form(vm, form, unistr, "is_normalized")?;
        Ok(Value::bool(match form {
            Some(form) => database(vm, this).normalize(form, text.text()).as_ref() == text.text(),
            None => true,
        }))
    };
    /// Return the normal form 'form' for the Unicode string unistr.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "normalize($module, form, unistr, /)" "normalize($self, form, unistr, /)" "($self, form, unistr, /)"
        => |vm, this, [form, unistr]| {
        let (form, text) = normal_form(vm, form, unistr, "normalize")?;
        let Some(form) = form else { return Ok(unistr.clone()) };
        let normal = database(vm, this).normalize(form, text.text());
        if normal.as_ref() == text.text() && unistr.exact::<Str>().is_some() {
            return Ok(unistr.clone());
        }
        Ok(vm.new_text(normal))
    };
    /// Returns the name assigned to the character chr as a string.
    ///
    /// If no name is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "name($module, chr, default=<unrepresentable>, /)" "name($self, chr, default=<unrepresentable>, /)" "($self, chr, default=<unrepresentable>, /)"
        => |vm, this, [chr, default]| {
        let c = character(vm, chr, "name", "argument 1")?;
        let name = database(vm, this).name(c).map(|name| vm.new_str(&name));
        valued(vm, name, default, "no such name")
    };
    /// Look up character by name.
    ///
    /// If a character with the given name is found, return the
    /// corresponding character.  If not found, KeyError is raised.
    "lookup($module, name, /)" "lookup($self, name, /)" "($self, name, /)"
        => |vm, this, [name]| lookup(vm, this, name);
}

fn record(vm: &mut Vm, this: &Value, chr: &Value, function: &str) -> PyResult<&'static Record> {
    let c = character(vm, chr, function, "argument")?;
    Ok(database(vm, this).record(c))
}

/// The same for a function of two arguments.
fn pair(vm: &mut Vm, this: &Value, chr: &Value, function: &str) -> PyResult<&'static Record> {
    let c = character(vm, chr, function, "argument 1")?;
    Ok(database(vm, this).record(c))
}

/// What there is, else the default, else ValueError.
fn valued(vm: &mut Vm, value: Option<Value>, default: &Value, missing: &str) -> PyResult {
    match (value, default.present()) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => raise!(vm, ValueError, "{missing}"),
    }
}

/// The form, and the text; `None` where the text is empty, which is in any form.
fn normal_form<'a>(
    vm: &mut Vm,
    form: &Value,
    text: &'a Value,
    function: &str,
) -> PyResult<(Option<Form>, &'a Ref<Str>)> {
    let Some(form) = form.downcast::<Str>() else {
        return Err(vm.bad_argument(function, "argument 1", "str", form));
    };
    let Some(text) = text.downcast::<Str>() else {
        return Err(vm.bad_argument(function, "argument 2", "str", text));
    };
    if text.is_empty() {
        return Ok((None, text));
    }
    match Form::from_name(&form.to_lossy()) {
        Some(form) => Ok((Some(form), text)),
        None => raise!(vm, ValueError, "invalid normalization form"),
    }
}

fn lookup(vm: &mut Vm, this: &Value, name: &Value) -> PyResult {
    let bytes = match name.downcast::<Str>() {
        Some(_) => codecs::encode(vm, name, None, None)?,
        None => vm.bytes_like(name)?.to_vec(),
    };
    let message = match database(vm, this).lookup(&bytes) {
        Ok(points) => return Ok(vm.new_text(Text::from_code_points(points))),
        Err(NotFound::TooLong) => "name too long".to_string(),
        Err(NotFound::Unknown) => {
            // It is formatted as a C string.
            let shown = bytes.split(|&b| b == 0).next().unwrap_or_default();
            format!("undefined character name '{}'", String::from_utf8_lossy(shown))
        }
    };
    Err(vm.error(Exc::KeyError, message))
}
