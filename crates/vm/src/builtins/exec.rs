//! `exec`, `eval` and `compile`: code objects run; of source there is no compiler.

use crate::audit::{Event, How};
use crate::call::Method;
use crate::class::Slots;
use crate::methods;
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;

methods! { static BY_POSITION;
    /// Evaluate the given source in the context of globals and locals.
    ///
    /// The source may be a string representing a Python expression
    /// or a code object as returned by compile().
    /// The globals must be a dictionary and locals can be any mapping,
    /// defaulting to the current globals and locals.
    /// If only globals is given, locals defaults to it.
    "eval($module, source, globals=None, locals=None, /)" => |vm, [source, globals, locals]| {
        eval(vm, source, globals, locals)
    }
    /// Execute the given source in the context of globals and locals.
    ///
    /// The source may be a string representing one or more Python statements
    /// or a code object as returned by compile().
    /// The globals must be a dictionary and locals can be any mapping,
    /// defaulting to the current globals and locals.
    /// If only globals is given, locals defaults to it.
    /// The closure must be a tuple of cellvars, and can only be used
    /// when source is a code object requiring exactly that many cellvars.
    "exec($module, source, globals=None, locals=None, /, *, closure=None)" =>
        |vm, [source, globals, locals, closure]| { exec(vm, source, globals, locals, closure) }
}

methods! { static BY_NAME;
    /// Evaluate the given source in the context of globals and locals.
    ///
    /// The source may be a string representing a Python expression
    /// or a code object as returned by compile().
    /// The globals must be a dictionary and locals can be any mapping,
    /// defaulting to the current globals and locals.
    /// If only globals is given, locals defaults to it.
    "eval($module, source, /, globals=None, locals=None)" => |vm, [source, globals, locals]| {
        eval(vm, source, globals, locals)
    }
    /// Execute the given source in the context of globals and locals.
    ///
    /// The source may be a string representing one or more Python statements
    /// or a code object as returned by compile().
    /// The globals must be a dictionary and locals can be any mapping,
    /// defaulting to the current globals and locals.
    /// If only globals is given, locals defaults to it.
    /// The closure must be a tuple of cellvars, and can only be used
    /// when source is a code object requiring exactly that many cellvars.
    "exec($module, source, /, globals=None, locals=None, *, closure=None)" =>
        |vm, [source, globals, locals, closure]| { exec(vm, source, globals, locals, closure) }
}

methods! { pub static FUNCTIONS;
    /// Compile source into a code object that can be executed by exec() or eval().
    ///
    /// The source code may represent a Python module, statement or expression.
    /// The filename will be used for run-time error messages.
    /// The mode must be 'exec' to compile a module, 'single' to compile a
    /// single (interactive) statement, or 'eval' to compile an expression.
    /// The flags argument, if present, controls which future statements influence
    /// the compilation of the code.
    /// The dont_inherit argument, if true, stops the compilation inheriting
    /// the effects of any future statements in effect in the code calling
    /// compile; if absent or false these statements do influence the compilation,
    /// in addition to any features explicitly specified.
    "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)" =>
        |vm, [source, filename, mode, flags, _dont_inherit, optimize, _feature_version]| {
        vm.fspath(filename)?;
        let mode = vm.expect_str(mode, "compile() argument 'mode' must be str")?.to_string();
        let (flags, optimize) = (vm.index_i64(flags)?, vm.index_i64(optimize)?);
        if flags & !KNOWN_FLAGS != 0 {
            raise!(vm, ValueError, "compile(): unrecognised flags");
        }
        if !(-1..=2).contains(&optimize) {
            raise!(vm, ValueError, "compile(): invalid optimize value");
        }
        if !matches!(mode.as_str(), "exec" | "eval" | "single") {
            raise!(vm, ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
        }
        Err(no_compiler(vm, "compile", "string, bytes or AST object", source))
    }
}

/// The bits of `compile`'s flags: those of futures, and those of `ast` (Include/cpython/compile.h).
const KNOWN_FLAGS: i64 = 0x1ff_0000 | 0x200 | 0x400 | 0x800 | 0x1000 | 0x2000 | 0x4000 | 0x10 | 0x8000;

/// `exec` and `eval` of the dialect.
pub fn runners(vm: &Vm) -> &'static [Method] {
    if vm.dialect.exec_takes_keywords() { BY_NAME } else { BY_POSITION }
}

fn exec(vm: &mut Vm, source: &Value, globals: &Value, locals: &Value, closure: &Value) -> PyResult {
    let mut closure = closure.clone();
    let scope = scope(vm, globals, locals)?;
    let (Some(globals), locals) = (scope.0.downcast::<Dict>(), &scope.1) else {
        raise!(vm, TypeError, "exec() globals must be a dict, not {}", vm.type_name(&scope.0));
    };
    if !is_mapping(vm, locals) {
        raise!(vm, TypeError, "locals must be a mapping or None, not {}", vm.type_name(locals));
    }
    vm.ensure_builtins(globals);
    let Some(code) = source.exact::<Code>() else {
        if !closure.is_none() {
            raise!(vm, TypeError, "closure can only be used when source is a code object");
        }
        return Err(no_compiler(vm, "exec", "string, bytes or code object", source));
    };
    let free = code.nfree as usize;
    if free == 0 && !closure.is_none() {
        raise!(vm, TypeError, "cannot use a closure with this code object");
    }
    if free == 0 {
        closure = Value::NULL;
    } else {
        let cells = closure.exact::<Tuple>().map_or(&[][..], |t| t.items());
        if cells.len() != free || cells.iter().any(|c| c.exact::<Cell>().is_none()) {
            raise!(vm, TypeError, "code object requires a closure of exactly length {free}");
        }
    }
    let closure = closure.exact::<Tuple>().cloned();
    vm.audit(Event::Code(How::Exec, code), true)?;
    vm.run_code_in(code, globals, locals.clone(), closure).map(|_| Value::NONE)
}

fn eval(vm: &mut Vm, source: &Value, globals: &Value, locals: &Value) -> PyResult {
    if !locals.is_none() && !is_mapping(vm, locals) {
        raise!(vm, TypeError, "locals must be a mapping");
    }
    if !globals.is_none() && globals.downcast::<Dict>().is_none() {
        if is_mapping(vm, globals) {
            raise!(vm, TypeError, "globals must be a real dict; try eval(expr, {{}}, mapping)");
        }
        raise!(vm, TypeError, "globals must be a dict");
    }
    let (globals, locals) = scope(vm, globals, locals)?;
    let Some(globals) = globals.downcast::<Dict>() else {
        raise!(vm, TypeError, "eval must be given globals and locals when called without a frame");
    };
    vm.ensure_builtins(globals);
    let Some(code) = source.exact::<Code>() else {
        return Err(no_compiler(vm, "eval", "string, bytes or code object", source));
    };
    if code.nfree > 0 {
        raise!(vm, TypeError, "code object passed to eval() may not contain free variables");
    }
    vm.audit(Event::Code(How::Eval, code), true)?;
    vm.run_code_in(code, globals, locals, None)
}

/// Globals and locals: those given, else the caller's; given globals stand for locals too.
fn scope(vm: &mut Vm, globals: &Value, locals: &Value) -> PyResult<(Value, Value)> {
    if !globals.is_none() {
        let locals = if locals.is_none() { globals.clone() } else { locals.clone() };
        return Ok((globals.clone(), locals));
    }
    let own = vm.frame_globals().map_or(Value::NONE, Value::from);
    let locals = if locals.is_none() { vm.frame_locals().unwrap_or(Value::NONE) } else { locals.clone() };
    Ok((own, locals))
}

/// `PyMapping_Check`: whether it can be subscripted.
fn is_mapping(vm: &Vm, object: &Value) -> bool {
    let slots: &Slots = &vm.class_ref(object).get(vm).slots;
    slots.getitem.is_some()
}

/// Says of source that nothing here compiles it.
fn no_compiler(vm: &mut Vm, function: &str, kinds: &str, source: &Value) -> Raised {
    if let Err(e) = vm.audit(Event::Source(function, source), false) {
        return e;
    }
    if source.downcast::<Str>().is_none() && vm.bytes_like(source).is_err() {
        return error!(vm, TypeError, "{function}() arg 1 must be a {kinds}");
    }
    if source.downcast::<Str>().is_some_and(|s| s.text().chars().any(|c| c == 0)) {
        return error!(vm, SyntaxError, "source code string cannot contain null bytes");
    }
    error!(
        vm,
        NotImplementedError,
        "{function}() of source: there is no compiler, only code objects can be executed"
    )
}
