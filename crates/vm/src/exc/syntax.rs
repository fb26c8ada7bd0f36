//! `SyntaxError`: the place in the source that it carries.

use super::fields::{field, member, put};
use super::instance;
use super::table::Parts;
use crate::call::Args;
use crate::class::{GetSet, Slots};
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

pub const PARTS: Parts =
    Parts { slots: Slots { init: Some(init), str: Some(str), ..Slots::EMPTY }, methods: &[], getset: GETSET };

pub const DERIVED: Parts =
    Parts { slots: Slots { init: Some(init), ..Slots::EMPTY }, methods: &[], getset: &[] };

pub const MSG: usize = 0;
pub const FILENAME: usize = 1;
pub const LINENO: usize = 2;
pub const OFFSET: usize = 3;
pub const TEXT: usize = 4;
pub const END_LINENO: usize = 5;
pub const END_OFFSET: usize = 6;
const PRINT: usize = 7;

static GETSET: &[GetSet] = &[
    member::<MSG>("msg", "exception msg"),
    member::<FILENAME>("filename", "exception filename"),
    member::<LINENO>("lineno", "exception lineno"),
    member::<OFFSET>("offset", "exception offset"),
    member::<TEXT>("text", "exception text"),
    member::<END_LINENO>("end_lineno", "exception end lineno"),
    member::<END_OFFSET>("end_offset", "exception end offset"),
    member::<PRINT>("print_file_and_line", "exception print_file_and_line"),
];

fn init(vm: &mut Vm, this: &Value, given: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, given)?;
    let Some(message) = given.positional().first() else { return Ok(()) };
    put(vm, this, MSG, message.clone());
    let [_, details] = given.positional() else { return Ok(()) };
    let details = vm.collect_items(details)?;
    let most = if vm.dialect.syntax_errors_have_metadata() { 7 } else { 6 };
    if details.len() < 4 {
        raise!(vm, TypeError, "function takes at least 4 arguments ({} given)", details.len());
    }
    if details.len() > most {
        raise!(vm, TypeError, "function takes at most {most} arguments ({} given)", details.len());
    }
    for n in FILENAME..=END_OFFSET {
        put(vm, this, n, details.get(n - 1).cloned().unwrap_or(Value::NULL));
    }
    if details.len() == 5 {
        raise!(vm, TypeError, "end_offset must be provided when end_lineno is provided");
    }
    Ok(())
}

/// The part behind the last slash.
fn base_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn str(vm: &mut Vm, this: &Value) -> PyResult {
    let message = match field(vm, this, MSG) {
        Some(m) => vm.str_string(&m)?,
        None => "None".to_string(),
    };
    let filename = field(vm, this, FILENAME).and_then(|f| f.downcast::<Str>().map(|s| s.to_string()));
    let line = field(vm, this, LINENO).filter(|l| l.as_bool().is_none());
    let line = line.and_then(|l| int_ref(&l).map(|i| i.to_big().to_string()));
    let place = match (filename, line) {
        (Some(f), Some(l)) => format!(" ({}, line {l})", base_name(&f)),
        (Some(f), None) => format!(" ({})", base_name(&f)),
        (None, Some(l)) => format!(" (line {l})"),
        (None, None) => String::new(),
    };
    Ok(vm.new_str(&format!("{message}{place}")))
}
