//! `open`, and the other functions of `_io`.

use super::{DEFAULT_BUFFER_SIZE, file_io_class, random_class, reader_class, text_io_class, writer_class};
use crate::methods;
use crate::types::bytes::Bytes;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

/// What a mode string of `open` means.
struct Mode {
    /// For `FileIO`.
    raw: String,
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

fn parse(vm: &mut Vm, mode: &Value) -> PyResult<Mode> {
    let Some(text) = mode.downcast::<Str>() else {
        return Err(vm.bad_argument("open", "argument 'mode'", "str", mode));
    };
    let text = text.to_lossy().into_owned();
    let count = |c: char| text.matches(c).count();
    let duplicated = "rwaxbt+".chars().any(|c| count(c) > 1);
    if duplicated || text.chars().any(|c| !"rwaxbt+".contains(c)) {
        let shown = vm.repr_string(mode)?;
        raise!(vm, ValueError, "invalid mode: {shown}");
    }
    let has = |c: char| text.contains(c);
    let found = Mode {
        raw: "xrwa+".chars().filter(|&c| has(c)).collect(),
        creating: has('x'),
        reading: has('r'),
        writing: has('w'),
        appending: has('a'),
        updating: has('+'),
        text: has('t'),
        binary: has('b'),
    };
    if found.text && found.binary {
        raise!(vm, ValueError, "can't have text and binary mode at once");
    }
    let kinds = [found.creating, found.reading, found.writing, found.appending];
    if kinds.iter().filter(|on| **on).count() > 1 {
        raise!(vm, ValueError, "must have exactly one of create/read/write/append mode");
    }
    Ok(found)
}

/// The arguments of `open` after the file.
pub struct OpenArgs<'a> {
    pub mode: &'a Value,
    pub buffering: i64,
    pub encoding: &'a Value,
    pub errors: &'a Value,
    pub newline: &'a Value,
    pub close_fd: &'a Value,
    pub opener: &'a Value,
}

/// `open(file, …)`
pub fn open(vm: &mut Vm, file: &Value, args: &OpenArgs<'_>) -> PyResult {
    let path = if int_ref(file).is_some() { file.clone() } else { vm.fspath(file)? };
    let mode = parse(vm, args.mode)?;
    if mode.binary {
        for (value, name) in
            [(args.encoding, "an encoding"), (args.errors, "an errors"), (args.newline, "a newline")]
        {
            if !value.is_none() {
                raise!(vm, ValueError, "binary mode doesn't take {name} argument");
            }
        }
        if args.buffering == 1 {
            let message = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
            vm.warn(crate::exc::Exc::RuntimeWarning, message, 1)?;
        }
    }
    let class = file_io_class(vm);
    let raw_mode = vm.new_str(&mode.raw);
    let raw = vm.call(class.value(), &[path, raw_mode, args.close_fd.clone(), args.opener.clone()])?;
    match layers(vm, &raw, &mode, args) {
        Ok(file) => Ok(file),
        Err(e) => {
            // The file that was opened is closed again; the error is what counts.
            let _ = vm.call_method(&raw, "close", &[]);
            Err(e)
        }
    }
}

/// Puts a buffer, and text, over a raw file.
fn layers(vm: &mut Vm, raw: &Value, mode: &Mode, args: &OpenArgs<'_>) -> PyResult {
    let terminal = vm.call_method(raw, "isatty", &[])?;
    let terminal = vm.truth(&terminal)?;
    let mut size = args.buffering;
    let line_buffering = size == 1 && !mode.binary || size < 0 && terminal;
    if size < 0 || size == 1 {
        let name = vm.intern("_blksize");
        let block = vm.getattr(raw, &name)?;
        let block = vm.index_i64(&block)?;
        size = if block > 1 { block } else { DEFAULT_BUFFER_SIZE as i64 };
    }
    if size == 0 {
        if mode.binary {
            return Ok(raw.clone());
        }
        raise!(vm, ValueError, "can't have unbuffered text I/O");
    }
    let class = if mode.updating {
        random_class(vm)
    } else if mode.creating || mode.writing || mode.appending {
        writer_class(vm)
    } else if mode.reading {
        reader_class(vm)
    } else {
        let shown = vm.repr_string(args.mode)?;
        raise!(vm, ValueError, "unknown mode: {shown}");
    };
    let buffer = vm.call(class.value(), &[raw.clone(), Value::int(size)])?;
    if mode.binary {
        return Ok(buffer);
    }
    let class = text_io_class(vm);
    let given = [args.encoding, args.errors, args.newline].map(Clone::clone);
    let [encoding, errors, newline] = given;
    let wrapped =
        vm.call(class.value(), &[buffer, encoding, errors, newline, Value::bool(line_buffering)])?;
    let name = vm.intern("mode");
    vm.setattr(&wrapped, &name, Some(args.mode))?;
    Ok(wrapped)
}

impl Vm {
    /// The name of a file as str or bytes: the value itself, or what its `__fspath__` gives.
    ///
    /// # Errors
    /// TypeError for what names no file.
    pub fn fspath(&mut self, path: &Value) -> PyResult {
        let is_name = |v: &Value| v.downcast::<Str>().is_some() || v.downcast::<Bytes>().is_some();
        if is_name(path) {
            return Ok(path.clone());
        }
        let kind = self.type_name(path);
        let name = self.intern("__fspath__");
        let Some(method) = self.type_lookup(path, &name) else {
            raise!(self, TypeError, "expected str, bytes or os.PathLike object, not {kind}");
        };
        let bound = self.bind_special(&method, path)?;
        let found = self.call(&bound, &[])?;
        if !is_name(&found) {
            let given = self.type_name(&found);
            raise!(self, TypeError, "expected {kind}.__fspath__() to return str or bytes, not {given}");
        }
        Ok(found)
    }
}

methods! { pub static OPEN;
    /// Open file and return a stream.  Raise OSError upon failure.
    "open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
        as "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)" =>
        |vm, [file, mode, buffering, encoding, errors, newline, close_fd, opener]| {
        let buffering = i64::from(vm.c_int(buffering)?);
        let mode = if mode.is_null() { vm.new_str("r") } else { mode.clone() };
        open(vm, file, &OpenArgs { mode: &mode, buffering, encoding, errors, newline, close_fd, opener })
    }
}

methods! { pub static FUNCTIONS;
    /// A helper function to choose the text encoding.
    ///
    /// When encoding is not None, this function returns it.
    /// Otherwise, this function returns the default text encoding
    /// (i.e. "locale" or "utf-8" depends on UTF-8 mode).
    ///
    /// This function emits an EncodingWarning if encoding is None and
    /// sys.flags.warn_default_encoding is true.
    ///
    /// This can be used in APIs with an encoding=None parameter.
    /// However, please consider using encoding="utf-8" for new APIs.
    "text_encoding($module, encoding, stacklevel=2, /)" => |vm, [encoding, level]| {
        vm.c_int(level)?;
        Ok(if encoding.is_none() { vm.new_str("locale") } else { encoding.clone() })
    }
    /// Opens the provided file with the intent to import the contents.
    ///
    /// This may perform extra validation beyond open(), but is otherwise interchangeable
    /// with calling open(path, 'rb').
    "open_code($module, /, path)" => |vm, [path]| {
        if path.downcast::<Str>().is_none() {
            return Err(vm.bad_argument("open_code", "argument 'path'", "str", path));
        }
        let (mode, none) = (vm.new_str("rb"), Value::NONE);
        let args = OpenArgs {
            mode: &mode,
            buffering: -1,
            encoding: &none,
            errors: &none,
            newline: &none,
            close_fd: &Value::TRUE,
            opener: &none,
        };
        open(vm, path, &args)
    }
}
