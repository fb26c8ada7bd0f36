//! Code objects made by Python code: `CodeType(…)` and `code.replace(…)`. What they give goes through the verifier like
//! any file.

use super::Code;
use crate::PyResult;
use crate::audit::{Event, How};
use crate::call::bind::{Callee, bind};
use crate::call::{Args, OwnedArgs};
use crate::class::Class;
use crate::exc::Exc;
use crate::quirks::Dialect;
use crate::types::bytes::Bytes;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{Vm, methods};
use std::sync::Arc;
use taipan_heap::{Ref, Value};
use taipan_isa::Version;
use taipan_marshal::{CodeObject, Const, EditError, kind};

/// The arguments of the constructor, in its order.
struct Parts {
    version: Version,
    argcount: i64,
    posonlyargcount: i64,
    kwonlyargcount: i64,
    nlocals: i64,
    stacksize: i64,
    flags: i64,
    code: Vec<u8>,
    consts: Vec<Value>,
    names: Vec<Value>,
    varnames: Vec<Value>,
    filename: Ref<Str>,
    name: Ref<Str>,
    qualname: Ref<Str>,
    firstlineno: i64,
    linetable: Vec<u8>,
    exceptiontable: Vec<u8>,
    freevars: Vec<Value>,
    cellvars: Vec<Value>,
}

/// Positions among the constructor's arguments.
const CODE: usize = 6;
const FIRST_LINE: usize = 13;
const FREE_VARS: usize = 16;
const REQUIRED: usize = 16;
const MOST: usize = 18;
const COUNTS: [&str; 6] = ["argcount", "posonlyargcount", "kwonlyargcount", "nlocals", "stacksize", "flags"];

methods! { static EXPLICIT;
    "replace(*, co_argcount=<unrepresentable>, co_posonlyargcount=<unrepresentable>, co_kwonlyargcount=<unrepresentable>, co_nlocals=<unrepresentable>, co_stacksize=<unrepresentable>, co_flags=<unrepresentable>, co_code=<unrepresentable>, co_consts=<unrepresentable>, co_names=<unrepresentable>, co_varnames=<unrepresentable>, co_filename=<unrepresentable>, co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_firstlineno=<unrepresentable>, co_linetable=<unrepresentable>, co_exceptiontable=<unrepresentable>, co_freevars=<unrepresentable>, co_cellvars=<unrepresentable>)"
    => |_vm, [first, _b, _c, _d, _e, _f, _g, _h, _i, _j, _k, _l, _m, _n, _o, _p, _q, _r]| { Ok(first.clone()) }
}

/// `CodeType(…)`.
pub(super) fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "code() takes no keyword arguments");
    }
    let given = args.positional();
    let n = given.len();
    if n < REQUIRED {
        raise!(vm, TypeError, "code expected at least {REQUIRED} arguments, got {n}");
    }
    if n > MOST {
        raise!(vm, TypeError, "code expected at most {MOST} arguments, got {n}");
    }
    let empty = vm.new_tuple([]);
    let all: Vec<Value> = given.iter().cloned().chain(std::iter::repeat_n(empty, MOST - n)).collect();
    let version = vm.dialect.version();
    let parts = parse(vm, version, &all, |i| format!("code() argument {}", i + 1))?;
    let counts = [parts.argcount, parts.posonlyargcount, parts.kwonlyargcount, parts.nlocals];
    if let Some(i) = counts.iter().position(|c| *c < 0) {
        raise!(vm, ValueError, "code: {} must not be negative", COUNTS[i]);
    }
    for v in [&parts.names, &parts.varnames, &parts.freevars, &parts.cellvars].into_iter().flatten() {
        if v.downcast::<Str>().is_none() {
            let given = vm.type_name(v);
            raise!(vm, TypeError, "name tuples must contain only strings, not '{given}'");
        }
    }
    parts.build(vm, How::NewCode)
}

/// `code.replace(**changes)`.
pub(super) fn replace(vm: &mut Vm, this: &Ref<Code>, changes: &Value) -> PyResult {
    let mut given = OwnedArgs::default();
    if let Some(d) = changes.downcast::<Dict>() {
        for (k, v) in d.get(vm).iter() {
            if let Some(k) = k.downcast::<Str>() {
                given.push_keyword(k.clone(), v.clone());
            }
        }
    }
    let bound = bind(vm, &EXPLICIT[0], Callee::Plain, given.args())?;
    let own = own_parts(vm, this);
    let all: Vec<Value> =
        bound.iter().zip(own).map(|(given, own)| given.present().cloned().unwrap_or(own)).collect();
    let name = |i: usize| {
        let keyword = EXPLICIT[0].params.get(i).map_or("", |p| p.name);
        format!("replace() argument '{keyword}'")
    };
    let parts = parse(vm, this.version, &all, name)?;
    for (value, what) in parts.counts().into_iter().chain([(parts.firstlineno, "firstlineno")]) {
        if value < 0 {
            raise!(vm, ValueError, "co_{what} must be a positive integer");
        }
    }
    parts.build(vm, How::Replace)
}

/// A code object's own fields, as arguments of the constructor.
fn own_parts(vm: &Vm, code: &Code) -> Vec<Value> {
    let s = &code.source;
    let int = |n: i64| Value::int(n);
    let bytes = |b: &[u8]| Value::from(Ref::new(Bytes::new(b)));
    let names = |all: &[Ref<Str>]| vm.new_tuple(all.iter().map(|n| n.value().clone()));
    let of_kind = |bit: u8| {
        let named = code.localsplus.iter().zip(s.localspluskinds.iter());
        vm.new_tuple(named.filter(|(_, k)| *k & bit != 0).map(|(n, _)| n.value().clone()))
    };
    vec![
        int(code.argcount.into()),
        int(code.posonlyargcount.into()),
        int(code.kwonlyargcount.into()),
        int(s.nlocals() as i64),
        int(s.stacksize.into()),
        int(code.flags.into()),
        bytes(&s.code),
        vm.new_tuple(code.consts.iter().cloned()),
        names(&code.names),
        of_kind(kind::LOCAL),
        code.filename.value().clone(),
        code.name.value().clone(),
        code.qualname.value().clone(),
        int(s.firstlineno.into()),
        bytes(&s.linetable),
        bytes(&s.exceptiontable),
        of_kind(kind::FREE),
        of_kind(kind::CELL),
    ]
}

/// Checks the types of the arguments. `what` names the one at a position.
fn parse(vm: &mut Vm, version: Version, all: &[Value], what: impl Fn(usize) -> String) -> PyResult<Parts> {
    let int = |vm: &mut Vm, i: usize| -> PyResult<i64> {
        let n = vm.index_i64(&all[i])?;
        match i32::try_from(n) {
            Ok(n) => Ok(n.into()),
            Err(_) => raise!(vm, OverflowError, "Python int too large to convert to C int"),
        }
    };
    let wrong = |vm: &mut Vm, i: usize, expected: &str| {
        let given = vm.type_name(&all[i]);
        vm.error(Exc::TypeError, format!("{} must be {expected}, not {given}", what(i)))
    };
    let bytes = |vm: &mut Vm, i: usize| match all[i].downcast::<Bytes>() {
        Some(b) => Ok(b.data().to_vec()),
        None => Err(wrong(vm, i, "bytes")),
    };
    let tuple = |vm: &mut Vm, i: usize| match all[i].downcast::<Tuple>() {
        Some(t) => Ok(t.items().to_vec()),
        None => Err(wrong(vm, i, "tuple")),
    };
    let text = |vm: &mut Vm, i: usize| match all[i].downcast::<Str>() {
        Some(s) => Ok(s.clone()),
        None => Err(wrong(vm, i, "str")),
    };
    Ok(Parts {
        version,
        argcount: int(vm, 0)?,
        posonlyargcount: int(vm, 1)?,
        kwonlyargcount: int(vm, 2)?,
        nlocals: int(vm, 3)?,
        stacksize: int(vm, 4)?,
        flags: int(vm, 5)?,
        code: bytes(vm, CODE)?,
        consts: tuple(vm, CODE + 1)?,
        names: tuple(vm, CODE + 2)?,
        varnames: tuple(vm, CODE + 3)?,
        filename: text(vm, CODE + 4)?,
        name: text(vm, CODE + 5)?,
        qualname: text(vm, CODE + 6)?,
        firstlineno: int(vm, FIRST_LINE)?,
        linetable: bytes(vm, FIRST_LINE + 1)?,
        exceptiontable: bytes(vm, FIRST_LINE + 2)?,
        freevars: tuple(vm, FREE_VARS)?,
        cellvars: tuple(vm, FREE_VARS + 1)?,
    })
}

impl Parts {
    fn counts(&self) -> [(i64, &'static str); 6] {
        let values = [
            self.argcount,
            self.posonlyargcount,
            self.kwonlyargcount,
            self.nlocals,
            self.stacksize,
            self.flags,
        ];
        std::array::from_fn(|i| (values[i], COUNTS[i]))
    }

    /// `PyUnstable_Code_NewWithPosOnlyArgs` and `_PyCode_Validate`, then the verifier.
    fn build(self, vm: &mut Vm, how: How) -> PyResult {
        let named = [&self.names, &self.varnames, &self.freevars, &self.cellvars];
        if named.into_iter().flatten().any(|v| v.downcast::<Str>().is_none()) {
            raise!(vm, SystemError, "non-string found in code slot");
        }
        let negative = self.counts().into_iter().any(|(n, _)| n < 0);
        if negative || self.argcount < self.posonlyargcount {
            let line = vm.dialect.code_check_line();
            raise!(vm, SystemError, "Objects/codeobject.c:{line}: bad argument to internal function");
        }
        if !self.code.len().is_multiple_of(2) {
            raise!(vm, ValueError, "code: co_code is malformed");
        }
        let variadic = [super::flags::VARARGS, super::flags::VARKEYWORDS];
        let variadic = variadic.into_iter().filter(|f| self.flags & i64::from(*f) != 0).count() as i64;
        let names = self.varnames.len() as i64;
        if self.argcount + self.kwonlyargcount + variadic > names {
            raise!(vm, ValueError, "code: co_varnames is too small");
        }
        if self.nlocals != names {
            raise!(vm, ValueError, "code: co_nlocals != len(co_varnames)");
        }
        let mut budget = MAX_CONSTANTS;
        let consts: Option<Vec<Const>> =
            self.consts.iter().map(|v| constant(v, MAX_DEPTH, &mut budget)).collect();
        let Some(consts) = consts else {
            raise!(vm, ValueError, "code: the constants are too large to verify");
        };
        let source = match self.source(consts) {
            Ok(source) => Arc::new(source),
            Err(e) => raise!(vm, ValueError, "code: {e}"),
        };
        match taipan_decode::verify(&source) {
            Ok(verified) => {
                let code = vm.assemble_code(&verified, self.consts)?;
                vm.audit(Event::Code(how, &code), true)?;
                Ok(code.into())
            }
            Err(e) => raise!(vm, ValueError, "code: {e}"),
        }
    }

    /// The same as a file would have it.
    fn source(&self, consts: Vec<Const>) -> Result<CodeObject, EditError> {
        let count = |n: i64| u32::try_from(n).unwrap_or(0);
        let mut code = CodeObject::empty(self.version, "")
            .replace()
            .argcount(count(self.argcount))
            .posonlyargcount(count(self.posonlyargcount))
            .kwonlyargcount(count(self.kwonlyargcount))
            .nlocals(self.varnames.len())
            .stacksize(count(self.stacksize))
            .flags(count(self.flags))
            .firstlineno(i32::try_from(self.firstlineno).unwrap_or(0))
            .code(&self.code)
            .consts(consts)
            .names(texts(&self.names))
            .varnames(texts(&self.varnames))
            .cellvars(texts(&self.cellvars))
            .freevars(texts(&self.freevars))
            .filename(marshal_text(&self.filename))
            .name(marshal_text(&self.name))
            .qualname(marshal_text(&self.qualname))
            .linetable(&self.linetable)
            .exceptiontable(&self.exceptiontable)
            .finish()?;
        if Dialect::new(self.version).arguments_have_kinds() {
            let kinds = code.localspluskinds.iter().zip(0..).map(|(kind, i)| kind | self.argument(i));
            if let Const::Bytes(kinds) = Const::bytes(&kinds.collect::<Vec<u8>>()) {
                code.localspluskinds = kinds;
            }
        }
        Ok(code)
    }

    /// How the variable at that place can be given as an argument (from 3.14 on).
    fn argument(&self, at: i64) -> u8 {
        let named = self.argcount + self.kwonlyargcount;
        let has = |flag: u32| self.flags & i64::from(flag) != 0;
        let positional_rest = if has(super::flags::VARARGS) { named } else { -1 };
        let keyword_rest =
            if has(super::flags::VARKEYWORDS) { named + i64::from(positional_rest >= 0) } else { -1 };
        if at < self.posonlyargcount {
            kind::ARG_POS
        } else if at < self.argcount {
            kind::ARG_POS | kind::ARG_KW
        } else if at < named {
            kind::ARG_KW
        } else if at == positional_rest {
            kind::ARG_POS | kind::ARG_VAR
        } else if at == keyword_rest {
            kind::ARG_KW | kind::ARG_VAR
        } else {
            0
        }
    }
}

/// Constants nested deeper than this are not shown to the verifier, which looks at none so deep.
const MAX_DEPTH: usize = 8;

/// How many constants there may be, those within others written out: tuples that share their items double at each level.
const MAX_CONSTANTS: usize = 1 << 20;

/// A constant as the verifier and the disassembler see it: what a file can not hold is `...` to them. None where the
/// budget is used up.
fn constant(v: &Value, depth: usize, budget: &mut usize) -> Option<Const> {
    *budget = budget.checked_sub(1)?;
    match v.exact::<Tuple>() {
        Some(t) if depth > 0 => {
            let items: Option<Vec<Const>> =
                t.items().iter().map(|v| constant(v, depth - 1, budget)).collect();
            Some(Const::tuple(items?))
        }
        _ => Some(plain_constant(v)),
    }
}

/// The same of what is no tuple.
fn plain_constant(v: &Value) -> Const {
    if v.is_none() {
        return Const::None;
    }
    if let Some(b) = v.as_bool() {
        return if b { Const::True } else { Const::False };
    }
    if let Some(i) = v.as_i64() {
        return Const::int(i);
    }
    if let Some(f) = v.as_float() {
        return Const::float(f);
    }
    if let Some(s) = v.exact::<Str>() {
        return Const::Str(marshal_text(s));
    }
    if let Some(b) = v.exact::<Bytes>() {
        return Const::bytes(b.data());
    }
    if let Some(c) = v.exact::<Code>() {
        return Const::Code(c.source.clone());
    }
    Const::Ellipsis
}

fn marshal_text(s: &Str) -> taipan_marshal::Str {
    taipan_marshal::Str::text(&s.to_lossy())
}

fn texts(all: &[Value]) -> Vec<taipan_marshal::Str> {
    all.iter().filter_map(|v| v.downcast::<Str>().map(|s| marshal_text(s))).collect()
}
