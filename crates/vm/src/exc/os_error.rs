//! `OSError` and its subclasses: an errno chooses the class, the file names are kept apart from `args`.

use super::fields::{args, field, member, put};
use super::table::Parts;
use super::{Exc, instance};
use crate::call::Args;
use crate::class::{Class, GetSet, Slots};
use crate::methods;
use crate::types::int::int_ref;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub const PARTS: Parts = Parts {
    slots: Slots { new: Some(new), init: Some(init), str: Some(str), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
};

pub const DERIVED: Parts =
    Parts { slots: Slots { init: Some(init), ..Slots::EMPTY }, methods: &[], getset: &[] };

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
const WRITTEN: usize = 4;
/// Whether a missing capability raised it; not visible to Python.
const DENIED: usize = 5;

/// Says of an exception that a missing capability raised it.
pub fn mark_denied(vm: &mut Vm, e: &Value) {
    put(vm, e, DENIED, Value::TRUE);
}

/// Whether a missing capability raised an exception.
pub fn is_denied(vm: &Vm, e: &Value) -> bool {
    vm.is_instance_of_exc(e, Exc::PermissionError) && field(vm, e, DENIED).is_some()
}

static GETSET: &[GetSet] = &[
    member::<ERRNO>("errno", "POSIX exception code"),
    member::<STRERROR>("strerror", "exception strerror"),
    member::<FILENAME>("filename", "exception filename"),
    member::<FILENAME2>("filename2", "second exception filename"),
    GetSet::write("characters_written", characters_written, set_written),
];

/// The class that an errno of Linux stands for (PEP 3151).
fn class_of_errno(errno: i64) -> Option<Exc> {
    Some(match errno {
        1 | 13 => Exc::PermissionError,
        2 => Exc::FileNotFoundError,
        3 => Exc::ProcessLookupError,
        4 => Exc::InterruptedError,
        10 => Exc::ChildProcessError,
        11 | 114 | 115 => Exc::BlockingIOError,
        17 => Exc::FileExistsError,
        20 => Exc::NotADirectoryError,
        21 => Exc::IsADirectoryError,
        32 | 108 => Exc::BrokenPipeError,
        103 => Exc::ConnectionAbortedError,
        104 => Exc::ConnectionResetError,
        110 => Exc::TimeoutError,
        111 => Exc::ConnectionRefusedError,
        _ => return None,
    })
}

/// A class that overrides `__init__` but not `__new__` is initialised by `__init__`, any other by `__new__`
/// (CPython's `oserror_use_init`).
fn uses_init(vm: &Vm, class: &Ref<Class>) -> bool {
    let slots = &class.get(vm).slots;
    let own_init = slots.init.is_none_or(|f| f as usize != init as *const () as usize);
    let same_new = slots.new.is_some_and(|f| f as usize == new as *const () as usize);
    own_init && same_new
}

fn new(vm: &mut Vm, class: &Ref<Class>, given: Args<'_>) -> PyResult {
    if uses_init(vm, class) {
        return Ok(instance::make(vm, class, &[]));
    }
    let name = class.get(vm).name.to_string();
    instance::refuse_keywords(vm, &name, given)?;
    let mut class = class.clone();
    if let [errno, _, ..] = given.positional()
        && given.positional().len() <= 5
        && class.value().is(vm.exceptions.get(Exc::OSError).value())
        && let Some(exc) = int_ref(errno).and_then(|i| i.to_i64()).and_then(class_of_errno)
    {
        class = vm.exceptions.get(exc).clone();
    }
    let e = instance::make(vm, &class, &[]);
    fill(vm, &e, given.positional())?;
    Ok(e)
}

fn init(vm: &mut Vm, this: &Value, given: Args<'_>) -> PyResult<()> {
    let class = vm.class_of(this);
    if !uses_init(vm, &class) {
        return Ok(());
    }
    let name = class.get(vm).name.to_string();
    instance::refuse_keywords(vm, &name, given)?;
    fill(vm, this, given.positional())
}

/// CPython's `oserror_init`.
fn fill(vm: &mut Vm, this: &Value, given: &[Value]) -> PyResult<()> {
    instance::set_args(vm, this, given);
    let [errno, strerror, rest @ ..] = given else { return Ok(()) };
    if rest.len() > 3 {
        return Ok(());
    }
    put(vm, this, ERRNO, errno.clone());
    put(vm, this, STRERROR, strerror.clone());
    let Some(filename) = rest.first().filter(|f| !f.is_none()) else { return Ok(()) };
    let exact = vm.class_of(this).value().is(vm.exceptions.get(Exc::BlockingIOError).value());
    if exact && (int_ref(filename).is_some() || vm.class_ref(filename).get(vm).slots.index.is_some()) {
        let written = vm.ssize(filename)?;
        put(vm, this, WRITTEN, Value::int(written));
        return Ok(());
    }
    put(vm, this, FILENAME, filename.clone());
    if let Some(second) = rest.get(2).filter(|f| !f.is_none()) {
        put(vm, this, FILENAME2, second.clone());
    }
    instance::set_args(vm, this, &given[..2]);
    Ok(())
}

fn str(vm: &mut Vm, this: &Value) -> PyResult {
    let part = |vm: &mut Vm, n| match field(vm, this, n) {
        Some(v) => vm.str_string(&v),
        None => Ok("None".to_string()),
    };
    if let Some(filename) = field(vm, this, FILENAME) {
        let (errno, strerror) = (part(vm, ERRNO)?, part(vm, STRERROR)?);
        let mut text = format!("[Errno {errno}] {strerror}: {}", vm.repr_string(&filename)?);
        if let Some(second) = field(vm, this, FILENAME2) {
            text.push_str(" -> ");
            text.push_str(&vm.repr_string(&second)?);
        }
        return Ok(vm.new_str(&text));
    }
    if field(vm, this, ERRNO).is_some() && field(vm, this, STRERROR).is_some() {
        let text = format!("[Errno {}] {}", part(vm, ERRNO)?, part(vm, STRERROR)?);
        return Ok(vm.new_str(&text));
    }
    instance::str(vm, this)
}

fn characters_written(vm: &mut Vm, this: &Value) -> PyResult {
    match field(vm, this, WRITTEN) {
        Some(n) => Ok(n),
        None => raise!(vm, AttributeError, "characters_written"),
    }
}

fn set_written(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        characters_written(vm, this)?;
        put(vm, this, WRITTEN, Value::NULL);
        return Ok(());
    };
    let i = vm.index(value)?;
    let Some(n) = int_ref(&i).and_then(|i| i.to_i64()) else {
        raise!(vm, ValueError, "cannot fit '{}' into an index-sized integer", vm.type_name(value));
    };
    put(vm, this, WRITTEN, Value::int(n));
    Ok(())
}

methods! { static METHODS;
    ///
    "__reduce__($self, /)" => |vm, [this]| {
        let mut all = args(vm, this);
        if let (2, Some(filename)) = (all.len(), field(vm, this, FILENAME)) {
            all.push(filename);
            if let Some(second) = field(vm, this, FILENAME2) {
                all.push(Value::NONE);
                all.push(second);
            }
        }
        let all = vm.new_tuple(all);
        let state = instance::own_state(vm, this);
        Ok(instance::reduced(vm, this, all, state))
    }
}
