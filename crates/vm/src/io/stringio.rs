//! `StringIO`: a text file in memory.

use super::newline::Translation;
use super::{size_or_all, this};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::dict::Dict;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{Args, Foreign, PyResult, Raised, Trace, Vm};
use taipan_heap::{Ref, Value, account};
use taipan_prim::text::{Text, TextRef};

/// The code points, `None` once closed, the position in code points, and what line ends are.
#[derive(Default)]
struct StringIo {
    text: Option<Text>,
    position: usize,
    /// How `\n` is written; `None` where it stays.
    write_end: Option<&'static str>,
    /// What ends a line when reading.
    read_end: Option<&'static str>,
    /// The argument, for pickling.
    newline: Option<&'static str>,
    translation: Option<Translation>,
}

impl Trace for StringIo {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.text.as_ref().map_or(0, Text::heap_bytes)
    }
}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(init), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    signature: "(initial_value='', newline='\\n')",
    doc: Some(
        "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
    ),
    ..TypeSpec::foreign("_io", "StringIO")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    let base = super::text_base(vm);
    vm.foreign_subclass::<StringIo>(&SPEC, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.new_foreign(class, StringIo { text: Some(Text::new()), ..StringIo::default() }).into())
}

/// The line end that an argument names: `None` for None.
///
/// # Errors
/// What `illegal` makes of a str that is none, TypeError for another object.
pub fn line_end(
    vm: &mut Vm,
    newline: &Value,
    illegal: fn(&mut Vm, &Value) -> Raised,
) -> PyResult<Option<&'static str>> {
    if newline.is_none() {
        return Ok(None);
    }
    let Some(given) = newline.downcast::<Str>() else {
        raise!(vm, TypeError, "newline must be str or None, not {}", vm.type_name(newline));
    };
    match ["", "\n", "\r", "\r\n"].into_iter().find(|end| given.eq_str(end)) {
        Some(end) => Ok(Some(end)),
        None => Err(illegal(vm, newline)),
    }
}

fn illegal(vm: &mut Vm, newline: &Value) -> Raised {
    match vm.repr_string(newline) {
        Ok(shown) => error!(vm, ValueError, "illegal newline value: {shown}"),
        Err(e) => e,
    }
}

methods! { static INIT;
    "StringIO($self, /, initial_value='', newline='\n')" => |vm, [object, initial, newline]| {
        let file = this::<StringIo>(vm, object)?;
        let newline = if newline.is_null() { Some("\n") } else { line_end(vm, newline, illegal)? };
        let text = initial.downcast::<Str>().cloned();
        if text.is_none() && !initial.is_none() && !initial.is_null() {
            raise!(vm, TypeError, "initial_value must be str or None, not {}", vm.type_name(initial));
        }
        let universal = matches!(newline, None | Some(""));
        *file.get_mut(vm) = StringIo {
            text: Some(Text::new()),
            position: 0,
            write_end: newline.filter(|end| end.starts_with('\r')),
            read_end: newline.filter(|end| !end.is_empty()),
            newline,
            translation: universal.then(|| Translation { translate: newline.is_none(), ..Translation::default() }),
        };
        if let Some(text) = text {
            write(vm, &file, &text)?;
            file.get_mut(vm).position = 0;
        }
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

fn open(vm: &mut Vm, object: &Value) -> PyResult<Foreign<StringIo>> {
    let file = this::<StringIo>(vm, object)?;
    if file.get(vm).text.is_none() {
        raise!(vm, ValueError, "I/O operation on closed file");
    }
    Ok(file)
}

fn write(vm: &mut Vm, file: &Foreign<StringIo>, text: &Ref<Str>) -> PyResult<()> {
    let size = file.get(vm).position.saturating_add(text.len());
    vm.check_memory(size.saturating_mul(4))?;
    let contents = file.get_mut(vm);
    let mut new = match &mut contents.translation {
        Some(translation) => translation.feed(text.text(), true),
        None => text.text().to_text(),
    };
    if let Some(end) = contents.write_end {
        let (from, to) = (Text::from("\n"), Text::from(end));
        if let Some(replaced) =
            new.as_ref().replace(from.as_ref(), to.as_ref(), usize::MAX, usize::MAX).ok().flatten()
        {
            new = replaced;
        }
    }
    let at = contents.position;
    let before = contents.buffer();
    let old = contents.text.get_or_insert_default();
    if at > old.len() {
        old.push_repeated(0, at - old.len());
    }
    contents.position = at + new.len();
    if at == old.len() {
        old.push_text(new.as_ref());
    } else {
        let mut all = old.slice(0, at);
        all.push_text(new.as_ref());
        if contents.position < old.len() {
            all.push_text(old.as_ref().slice(contents.position, old.len()));
        }
        *old = all;
    }
    let after = contents.buffer();
    account::count(after.saturating_sub(before));
    Ok(())
}

/// Where the line that starts at `from` ends. `end` is what ends lines: any end for `""`.
pub fn end_of_line(text: TextRef<'_>, from: usize, end: Option<&str>) -> Option<usize> {
    let rest = text.slice(from, text.len());
    let find = |end: &str| rest.find(Text::from(end).as_ref()).map(|at| from + at + end.len());
    match end {
        None => find("\n"),
        Some("") => {
            let (lf, cr) = (find("\n"), find("\r"));
            match (lf, cr) {
                (Some(lf), Some(cr)) if cr + 1 == lf => Some(lf),
                (Some(lf), Some(cr)) => Some(lf.min(cr)),
                (one, other) => one.or(other),
            }
        }
        Some(end) => find(end),
    }
}

fn take_line(vm: &mut Vm, file: &Foreign<StringIo>, size: Option<usize>) -> Text {
    let contents = file.get_mut(vm);
    let end = match contents.newline {
        Some("") => Some(""),
        _ => contents.read_end,
    };
    let Some(text) = &contents.text else { return Text::new() };
    let start = contents.position.min(text.len());
    let stop = end_of_line(text.as_ref(), start, end).unwrap_or(text.len());
    let stop = stop.min(start.saturating_add(size.unwrap_or(usize::MAX)));
    contents.position = contents.position.max(stop);
    text.slice(start, stop)
}

fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    let class = class(vm);
    if !vm.class_ref(object).value().is(class.value()) {
        return super::base::next(vm, object);
    }
    let file = open(vm, object)?;
    let line = take_line(vm, &file, None);
    Ok(if line.is_empty() { None } else { Some(vm.new_text(line)) })
}

methods! { static METHODS;
    /// Read at most size characters, returned as a string.
    ///
    /// If the argument is negative or omitted, read until EOF
    /// is reached. Return an empty string at EOF.
    "read($self, size=-1, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?;
        let file = open(vm, object)?;
        let contents = file.get_mut(vm);
        let Some(text) = &contents.text else { return Ok(Value::NONE) };
        let start = contents.position.min(text.len());
        let stop = start.saturating_add(size.unwrap_or(usize::MAX)).min(text.len());
        let part = text.slice(start, stop);
        contents.position = contents.position.max(stop);
        Ok(vm.new_text(part))
    }
    /// Read until newline or EOF.
    ///
    /// Returns an empty string if EOF is hit immediately.
    "readline($self, size=-1, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?;
        let file = open(vm, object)?;
        let line = take_line(vm, &file, size);
        Ok(vm.new_text(line))
    }
    /// Write string to file.
    ///
    /// Returns the number of characters written, which is always equal to
    /// the length of the string.
    "write($self, s, /)" => |vm, [object, s]| {
        let Some(text) = s.downcast::<Str>() else {
            raise!(vm, TypeError, "string argument expected, got '{}'", vm.type_name(s));
        };
        let file = open(vm, object)?;
        if !text.is_empty() {
            write(vm, &file, text)?;
        }
        Ok(Value::int(text.len() as i64))
    }
    /// Retrieve the entire contents of the object.
    "getvalue($self, /)" => |vm, [object]| {
        let text = open(vm, object)?.get(vm).text.clone().unwrap_or_default();
        Ok(vm.new_text(text))
    }
    /// Tell the current file position.
    "tell($self, /)" => |vm, [object]| { Ok(Value::int(open(vm, object)?.get(vm).position as i64)) }
    /// Change stream position.
    ///
    /// Seek to character offset pos relative to position indicated by whence:
    ///     0  Start of stream (the default).  pos should be >= 0;
    ///     1  Current position - pos must be 0;
    ///     2  End of stream - pos must be 0.
    /// Returns the new absolute position.
    "seek($self, pos, whence=0, /)" => |vm, [object, pos, whence]| {
        let file = open(vm, object)?;
        let (pos, whence) = (vm.ssize(pos)?, vm.index_i64(whence)?);
        if !(0..=2).contains(&whence) {
            raise!(vm, ValueError, "Invalid whence ({whence}, should be 0, 1 or 2)");
        }
        if whence == 0 && pos < 0 {
            raise!(vm, ValueError, "Negative seek position {pos}");
        }
        if whence != 0 && pos != 0 {
            raise!(vm, OSError, "Can't do nonzero cur-relative seeks");
        }
        let to = match whence {
            0 => pos as usize,
            1 => file.get(vm).position,
            _ => file.get(vm).text.as_ref().map_or(0, Text::len),
        };
        file.get_mut(vm).position = to;
        Ok(Value::int(to as i64))
    }
    /// Truncate size to pos.
    ///
    /// The pos argument defaults to the current file position, as
    /// returned by tell().  The current file position is unchanged.
    /// Returns the new absolute position.
    "truncate($self, pos=None, /)" => |vm, [object, pos]| {
        let file = open(vm, object)?;
        let size = if pos.is_none() { file.get(vm).position as i64 } else { vm.ssize(pos)? };
        let Ok(length) = usize::try_from(size) else { raise!(vm, ValueError, "Negative size value {size}") };
        if let Some(text) = &mut file.get_mut(vm).text
            && length < text.len()
        {
            *text = text.slice(0, length);
        }
        Ok(Value::int(size))
    }
    /// Close the IO object.
    ///
    /// Attempting any further operation after the object is closed
    /// will raise a ValueError.
    ///
    /// This method has no effect if the file is already closed.
    "close($self, /)" => |vm, [object]| {
        this::<StringIo>(vm, object)?.get_mut(vm).text = None;
        Ok(Value::NONE)
    }
    /// Returns True if the IO object can be read.
    "readable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    /// Returns True if the IO object can be written.
    "writable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    /// Returns True if the IO object can be seeked.
    "seekable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    "__getstate__($self, /)" => |vm, [object]| {
        let file = open(vm, object)?;
        let contents = file.get(vm);
        let (text, position) = (contents.text.clone().unwrap_or_default(), contents.position);
        let newline = contents.newline;
        let text = vm.new_text(text);
        let newline = newline.map_or(Value::NONE, |end| vm.new_str(end));
        let dict = attributes(vm, object)?;
        Ok(vm.new_tuple([text, newline, Value::int(position as i64), dict]))
    }
    "__setstate__($self, state, /)" => |vm, [object, state]| { set_state(vm, object, state) }
}

fn set_state(vm: &mut Vm, object: &Value, state: &Value) -> PyResult {
    let items = state.downcast::<Tuple>().map(|t| t.items().to_vec()).unwrap_or_default();
    let [text, newline, position, dict] = &items[..] else {
        raise!(vm, TypeError, "__setstate__ argument should be a 4-tuple, got {}", vm.type_name(state));
    };
    init(vm, object, Args::positional_only(&[text.clone(), newline.clone()]))?;
    if int_ref(position).is_none() {
        raise!(vm, TypeError, "third item of state must be an integer, got {}", vm.type_name(position));
    }
    let Ok(position) = usize::try_from(vm.index_i64(position)?) else {
        raise!(vm, ValueError, "position value cannot be negative");
    };
    let file = this::<StringIo>(vm, object)?;
    // The text was translated when it was first written.
    let whole = text.downcast::<Str>().map(|s| s.text().to_text());
    let contents = file.get_mut(vm);
    (contents.text, contents.position) = (whole.or(Some(Text::new())), position);
    update_attributes(vm, object, dict, "fourth")
}

/// A copy of an object's attributes; None where it has none.
pub fn attributes(vm: &mut Vm, object: &Value) -> PyResult {
    let name = vm.names.__dict__.clone();
    match vm.getattr_optional(object, &name)? {
        Some(dict) if vm.len(&dict)? > 0 => vm.call_method(&dict, "copy", &[]),
        _ => Ok(Value::NONE),
    }
}

/// Adds pickled attributes to an object.
pub fn update_attributes(vm: &mut Vm, object: &Value, new: &Value, which: &str) -> PyResult {
    if new.is_none() {
        return Ok(Value::NONE);
    }
    if new.downcast::<Dict>().is_none() {
        raise!(vm, TypeError, "{which} item of state should be a dict, got a {}", vm.type_name(new));
    }
    let name = vm.names.__dict__.clone();
    let dict = vm.getattr(object, &name)?;
    vm.call_method(&dict, "update", std::slice::from_ref(new))
}

static GETSET: &[GetSet] = &[
    GetSet::read("closed", "", |vm, object| {
        Ok(Value::bool(this::<StringIo>(vm, object)?.get(vm).text.is_none()))
    }),
    GetSet::read("newlines", "", |vm, object| {
        let translation = open(vm, object)?.get(vm).translation;
        Ok(translation.map_or(Value::NONE, |t| t.newlines(vm)))
    }),
    GetSet::read("line_buffering", "", |vm, object| open(vm, object).map(|_| Value::FALSE)),
];
