//! `print` and `input`.

use crate::exc::Exc;
use crate::io::Channel;
use crate::methods;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

methods! { pub static FUNCTIONS;
    /// Prints the values to a stream, or to sys.stdout by default.
    ///
    ///   sep
    ///     string inserted between values, default a space.
    ///   end
    ///     string appended after the last value, default a newline.
    ///   file
    ///     a file-like object (stream); defaults to the current sys.stdout.
    ///   flush
    ///     whether to forcibly flush the stream.
    "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)" => |vm, [args, sep, end, file, flush]| {
        print(vm, args, [sep, end], file, flush)
    }
    /// Read a string from standard input.  The trailing newline is stripped.
    ///
    /// The prompt string, if given, is printed to standard output without a
    /// trailing newline before reading input.
    ///
    /// If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.
    /// On *nix systems, readline is used if available.
    "input($module, prompt='', /)" => |vm, [prompt]| { input(vm, prompt) }
}

fn print(vm: &mut Vm, args: &Value, ends: [&Value; 2], file: &Value, flush: &Value) -> PyResult {
    let flush = vm.truth(flush)?;
    let file = if file.is_none() {
        let Some(stdout) = vm.standard_stream(Channel::Stdout)? else { return Ok(Value::NONE) };
        stdout
    } else {
        file.clone()
    };
    let [sep, end] = ends;
    let sep = part(vm, sep, "sep", " ")?;
    let end = part(vm, end, "end", "\n")?;
    let args = args.exact::<Tuple>().cloned();
    for (i, value) in args.iter().flat_map(|t| t.items()).enumerate() {
        if i > 0 {
            vm.write_to(&file, &sep)?;
        }
        write_str_of(vm, &file, value)?;
    }
    vm.write_to(&file, &end)?;
    if flush {
        vm.flush_file(&file)?;
    }
    Ok(Value::NONE)
}

/// `sep` or `end`.
fn part(vm: &mut Vm, value: &Value, name: &str, default: &str) -> PyResult<Ref<Str>> {
    if value.is_null() || value.is_none() {
        return Ok(vm.intern(default));
    }
    match value.downcast::<Str>() {
        Some(s) => Ok(s.clone()),
        None => raise!(vm, TypeError, "{name} must be None or a string, not {}", vm.type_name(value)),
    }
}

/// Writes `str(value)`.
fn write_str_of(vm: &mut Vm, file: &Value, value: &Value) -> PyResult<()> {
    let text = vm.str(value)?;
    match text.downcast::<Str>() {
        Some(text) => vm.write_to(file, text),
        None => Ok(()),
    }
}

fn input(vm: &mut Vm, prompt: &Value) -> PyResult {
    let [stdin, stdout, stderr] = [Channel::Stdin, Channel::Stdout, Channel::Stderr];
    let (stdin, stdout, stderr) = (lost(vm, stdin)?, lost(vm, stdout)?, lost(vm, stderr)?);
    vm.flush_file(&stderr)?;
    write_str_of(vm, &stdout, prompt)?;
    vm.flush_file(&stdout)?;
    let line = vm.call_method(&stdin, "readline", &[])?;
    let Some(line) = line.downcast::<Str>() else {
        raise!(vm, TypeError, "object.readline() returned non-string");
    };
    let text = line.text();
    match text.len().checked_sub(1) {
        None => raise!(vm, EOFError, "EOF when reading a line"),
        Some(last) if text.get(last) == Some(u32::from(b'\n')) => {
            let text = text.slice(0, last).to_text();
            Ok(vm.new_text(text))
        }
        Some(_) => Ok(line.value().clone()),
    }
}

/// A standard stream that `input` needs.
fn lost(vm: &mut Vm, channel: Channel) -> PyResult {
    let found = match vm.standard_stream(channel) {
        Err(e) => vm.catch(e, Exc::RuntimeError).map(|_| None)?,
        Ok(found) => found,
    };
    match found {
        Some(file) => Ok(file),
        None => raise!(vm, RuntimeError, "input(): lost sys.{}", channel.attribute()),
    }
}
