//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`: what could not be converted, and where.

use super::fields::{field, member, put, str_field};
use super::instance;
use super::table::Parts;
use crate::call::Args;
use crate::class::{Class, GetSet, Slots};
use crate::types::bytes::Bytes;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub const ENCODE: Parts = parts(init_encode, str_encode);
pub const DECODE: Parts = parts(init_decode, str_decode);
pub const TRANSLATE: Parts = parts(init_translate, str_translate);

type Init = crate::class::slots::Init;
type Unary = crate::class::slots::Unary;

const fn parts(init: Init, str: Unary) -> Parts {
    Parts {
        slots: Slots { new: Some(new), init: Some(init), str: Some(str), ..Slots::EMPTY },
        methods: &[],
        getset: GETSET,
    }
}

const ENCODING: usize = 0;
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const REASON: usize = 4;

static GETSET: &[GetSet] = &[
    member::<ENCODING>("encoding", "exception encoding"),
    member::<OBJECT>("object", "exception object"),
    GetSet::field("start", position::<START>, set_position::<START>).documented("exception start"),
    GetSet::field("end", position::<END>, set_position::<END>).documented("exception end"),
    member::<REASON>("reason", "exception reason"),
];

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    Ok(instance::make(vm, class, args.positional()))
}

fn position<const N: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(field(vm, this, N).unwrap_or(Value::int(0)))
}

fn set_position<const N: usize>(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "can't delete numeric/char attribute");
    };
    let n = vm.ssize(value)?;
    put(vm, this, N, Value::int(n));
    Ok(())
}

/// The `n`th argument, counted from 1, as a str.
fn str_argument(vm: &mut Vm, given: &[Value], n: usize) -> PyResult {
    match given.get(n - 1) {
        Some(v) if v.downcast::<Str>().is_some() => Ok(v.clone()),
        Some(v) => raise!(vm, TypeError, "argument {n} must be str, not {}", vm.type_name(v)),
        None => Ok(Value::NONE),
    }
}

fn count(vm: &mut Vm, given: &[Value], expected: usize) -> PyResult<()> {
    if given.len() == expected {
        return Ok(());
    }
    raise!(vm, TypeError, "function takes exactly {expected} arguments ({} given)", given.len())
}

fn positions(vm: &mut Vm, this: &Value, start: &Value, end: &Value) -> PyResult<()> {
    let (start, end) = (vm.ssize(start)?, vm.ssize(end)?);
    put(vm, this, START, Value::int(start));
    put(vm, this, END, Value::int(end));
    Ok(())
}

fn init_encode(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, args)?;
    let given = args.positional();
    count(vm, given, 5)?;
    let (encoding, object) = (str_argument(vm, given, 1)?, str_argument(vm, given, 2)?);
    positions(vm, this, &given[2], &given[3])?;
    let reason = str_argument(vm, given, 5)?;
    put(vm, this, ENCODING, encoding);
    put(vm, this, OBJECT, object);
    put(vm, this, REASON, reason);
    Ok(())
}

fn init_decode(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, args)?;
    let given = args.positional();
    count(vm, given, 5)?;
    let encoding = str_argument(vm, given, 1)?;
    positions(vm, this, &given[2], &given[3])?;
    let reason = str_argument(vm, given, 5)?;
    let object = match given[1].downcast::<Bytes>() {
        Some(_) => given[1].clone(),
        None => crate::types::bytes::new_bytes(vm.bytes_like(&given[1])?.to_vec()),
    };
    put(vm, this, ENCODING, encoding);
    put(vm, this, OBJECT, object);
    put(vm, this, REASON, reason);
    Ok(())
}

fn init_translate(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, args)?;
    let given = args.positional();
    count(vm, given, 4)?;
    let object = str_argument(vm, given, 1)?;
    positions(vm, this, &given[1], &given[2])?;
    let reason = str_argument(vm, given, 4)?;
    put(vm, this, OBJECT, object);
    put(vm, this, REASON, reason);
    Ok(())
}

/// What the messages are made of.
struct Parted {
    encoding: String,
    reason: String,
    start: i64,
    end: i64,
}

/// `None` where the exception was never initialised.
fn parted(vm: &mut Vm, this: &Value) -> PyResult<Option<Parted>> {
    if field(vm, this, OBJECT).is_none() {
        return Ok(None);
    }
    let number =
        |vm: &Vm, n| field(vm, this, n).and_then(|v| int_ref(&v).and_then(|i| i.to_i64())).unwrap_or(0);
    let (start, end) = (number(vm, START), number(vm, END));
    let text = |vm: &mut Vm, n| match field(vm, this, n) {
        Some(v) => vm.str_string(&v),
        None => Ok("None".to_string()),
    };
    Ok(Some(Parted { encoding: text(vm, ENCODING)?, reason: text(vm, REASON)?, start, end }))
}

/// The character at a position, where the range is that one alone.
fn single(vm: &Vm, this: &Value, p: &Parted) -> Option<String> {
    let object = str_field(vm, this, OBJECT)?;
    let at = usize::try_from(p.start).ok()?;
    let c = object.text().get(at).filter(|_| p.start.checked_add(1) == Some(p.end))?;
    Some(match c {
        0..=0xff => format!("\\x{c:02x}"),
        0x100..=0xffff => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    })
}

fn str_encode(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(p) = parted(vm, this)? else { return Ok(vm.shared.empty_str.clone()) };
    let Parted { encoding, reason, start, end } = &p;
    let text = match single(vm, this, &p) {
        Some(c) => format!("'{encoding}' codec can't encode character '{c}' in position {start}: {reason}"),
        None => {
            let last = end.wrapping_sub(1);
            format!("'{encoding}' codec can't encode characters in position {start}-{last}: {reason}")
        }
    };
    Ok(vm.new_str(&text))
}

fn str_decode(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(p) = parted(vm, this)? else { return Ok(vm.shared.empty_str.clone()) };
    let Parted { encoding, reason, start, end } = &p;
    let byte = field(vm, this, OBJECT)
        .filter(|_| start.checked_add(1) == Some(*end))
        .and_then(|b| b.downcast::<Bytes>()?.data().get(usize::try_from(*start).ok()?).copied());
    let text = match byte {
        Some(b) => format!("'{encoding}' codec can't decode byte 0x{b:02x} in position {start}: {reason}"),
        None => {
            let last = end.wrapping_sub(1);
            format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    };
    Ok(vm.new_str(&text))
}

fn str_translate(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(p) = parted(vm, this)? else { return Ok(vm.shared.empty_str.clone()) };
    let Parted { reason, start, end, .. } = &p;
    let text = match single(vm, this, &p) {
        Some(c) => format!("can't translate character '{c}' in position {start}: {reason}"),
        None => {
            let last = end.wrapping_sub(1);
            format!("can't translate characters in position {start}-{last}: {reason}")
        }
    };
    Ok(vm.new_str(&text))
}

/// Tells another stretch in an exception that there is already.
pub fn place(vm: &mut Vm, exception: &Value, start: usize, end: usize, reason: &str) {
    let reason = vm.new_str(reason);
    put(vm, exception, START, Value::int(start as i64));
    put(vm, exception, END, Value::int(end as i64));
    put(vm, exception, REASON, reason);
}

/// What could not be converted; None where it is not set.
pub fn object(vm: &Vm, exception: &Value) -> Value {
    field(vm, exception, OBJECT).unwrap_or(Value::NONE)
}

/// What an error handler asks of an exception.
pub struct About {
    pub encoding: String,
    pub object: Value,
    /// Both within the object.
    pub start: usize,
    pub end: usize,
}

/// The fields, positions clamped as by `PyUnicodeEncodeError_GetStart` and `GetEnd`.
///
/// # Errors
/// TypeError where the object is not what the class says it is.
pub fn about(vm: &mut Vm, exception: &Value) -> PyResult<About> {
    let object = object(vm, exception);
    let decoding = vm.is_instance_of_exc(exception, super::Exc::UnicodeDecodeError);
    let len = match (object.downcast::<Bytes>(), object.downcast::<Str>()) {
        (Some(b), _) if decoding => b.data().len(),
        (_, Some(s)) if !decoding => s.len(),
        _ => {
            let message = vm.dialect.wrong_unicode_object(decoding, object.is_none());
            raise!(vm, TypeError, "{message}")
        }
    };
    let number =
        |vm: &Vm, n| field(vm, exception, n).and_then(|v| int_ref(&v).and_then(|i| i.to_i64())).unwrap_or(0);
    let start = usize::try_from(number(vm, START)).unwrap_or(0).min(len.saturating_sub(1));
    let end = usize::try_from(number(vm, END)).unwrap_or(0).max(1).min(len);
    let encoding = str_field(vm, exception, ENCODING).map_or_else(String::new, |s| s.to_lossy().into_owned());
    Ok(About { encoding, object, start, end })
}
