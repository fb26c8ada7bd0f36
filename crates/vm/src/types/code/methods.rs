//! The attributes of code objects.

use super::{Code, build, iter, tables};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Slots, TypeSpec};
use crate::exc::Exc;
use crate::methods;
use crate::types::bytes::Bytes;
use crate::{PyResult, Vm};
use taipan_decode::lines;
use taipan_heap::{Payload, Ref, Value};
use taipan_marshal::kind;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Create a code object.  Not for the faint of heart."),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        new: Some(build::new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)",
    ..TypeSpec::named("code", Code::ID, &[Code::ID])
};

methods! { static METHODS;
    "__sizeof__($self, /)" => |vm, [this]| { Ok(crate::types::object::size_in_memory(vm, this)) }
    "co_lines($self, /)" => |vm, [this]| {
        let Some(c) = this.exact::<Code>() else { return Ok(Value::NONE) };
        let ranges: Vec<Value> = lines::co_lines(&c.source)
            .map(|r| {
                let line = r.line.map_or(Value::NONE, |l| Value::int(i64::from(l)));
                vm.new_tuple([Value::int(i64::from(r.start)), Value::int(i64::from(r.end)), line])
            })
            .collect();
        Ok(iter::lines(ranges))
    }
    "co_positions($self, /)" => |vm, [this]| {
        let Some(c) = this.exact::<Code>() else { return Ok(Value::NONE) };
        let int = |i: Option<i32>| i.map_or(Value::NONE, |i| Value::int(i64::from(i)));
        let all: Vec<Value> = lines::positions(&c.source)
            .map(|p| vm.new_tuple([int(p.lineno), int(p.end_lineno), int(p.col_offset), int(p.end_col_offset)]))
            .collect();
        Ok(iter::positions(all))
    }
    "co_branches($self, /)" => |vm, [this]| {
        let Some(c) = this.exact::<Code>() else { return Ok(Value::NONE) };
        let triples = tables::branches(c);
        let all = triples.into_iter().map(|t| vm.new_tuple(t.map(|n| Value::int(i64::from(n))))).collect();
        Ok(iter::lines(all))
    }
    /// Return a copy of the code object with new values for the specified fields.
    "replace($self, /, **changes)" => |vm, [this, changes]| {
        let code = vm.receiver::<Code>(this)?.clone();
        build::replace(vm, &code, changes)
    }
    /// The same as replace().
    "__replace__($self, /, **changes)" => |vm, [this, changes]| {
        let code = vm.receiver::<Code>(this)?.clone();
        build::replace(vm, &code, changes)
    }
    /// (internal-only) Return the local variable name for the given oparg.
    ///
    /// WARNING: this method is for internal use only and may change or go away.
    "_varname_from_oparg($self, /, oparg)" => |vm, [this, oparg]| {
        let Some(c) = this.exact::<Code>() else { return Ok(Value::NONE) };
        let i = vm.index_i64(oparg)?;
        match usize::try_from(i).ok().and_then(|i| c.localsplus.get(i)) {
            Some(name) => Ok(name.value().clone()),
            None => raise!(vm, IndexError, "tuple index out of range"),
        }
    }
}

fn int(v: impl Into<i64>) -> Value {
    Value::int(v.into())
}

fn bytes(b: &[u8]) -> Value {
    Ref::new(Bytes::new(b)).into()
}

macro_rules! code {
    (get $name:literal, |$vm:ident, $c:ident| $body:expr) => {
        GetSet::read($name, "", |$vm, this| match this.exact::<Code>() {
            Some($c) => Ok($body),
            None => Ok(Value::NONE),
        })
    };
    ($name:literal, |$vm:ident, $c:ident| $body:expr) => {
        GetSet::member($name, |$vm, this| match this.exact::<Code>() {
            Some($c) => Ok($body),
            None => Ok(Value::NONE),
        })
    };
}

/// The names of variables of one kind.
fn variables(vm: &Vm, c: &Code, bit: u8) -> Value {
    vm.new_tuple(c.of_kind(bit))
}

impl Code {
    fn of_kind(&self, bit: u8) -> impl Iterator<Item = Value> {
        let named = self.localsplus.iter().zip(self.source.localspluskinds.iter());
        named.filter(move |(_, k)| *k & bit != 0).map(|(n, _)| n.value().clone())
    }

    /// `co_varnames`: arguments and local variables.
    pub fn varnames(&self) -> Vec<Value> {
        self.of_kind(kind::LOCAL).collect()
    }
}

static GETSET: &[GetSet] = &[
    code!("co_argcount", |_vm, c| int(c.argcount)),
    code!("co_posonlyargcount", |_vm, c| int(c.posonlyargcount)),
    code!("co_kwonlyargcount", |_vm, c| int(c.kwonlyargcount)),
    code!("co_stacksize", |_vm, c| int(c.source.stacksize)),
    code!("co_flags", |_vm, c| int(c.flags)),
    code!("co_nlocals", |_vm, c| int(c.source.nlocals() as i64)),
    code!("co_consts", |vm, c| vm.new_tuple(c.consts.iter().cloned())),
    code!("co_names", |vm, c| vm.new_tuple(c.names.iter().map(|n| n.value().clone()))),
    code!("co_filename", |_vm, c| c.filename.value().clone()),
    code!("co_name", |_vm, c| c.name.value().clone()),
    code!("co_qualname", |_vm, c| c.qualname.value().clone()),
    code!("co_firstlineno", |_vm, c| int(c.source.firstlineno)),
    code!("co_linetable", |_vm, c| bytes(&c.source.linetable)),
    code!("co_exceptiontable", |_vm, c| bytes(&c.source.exceptiontable)),
    code!(get "_co_code_adaptive", |_vm, c| bytes(&c.source.code)),
    code!(get "co_varnames", |vm, c| variables(vm, c, kind::LOCAL)),
    code!(get "co_cellvars", |vm, c| variables(vm, c, kind::CELL)),
    code!(get "co_freevars", |vm, c| variables(vm, c, kind::FREE)),
    GetSet::read("co_lnotab", "", |vm, this| {
        if vm.dialect.lnotab_is_deprecated() {
            vm.warn(Exc::DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.", 1)?;
        }
        Ok(this.exact::<Code>().map_or(Value::NONE, |c| bytes(&tables::lnotab(c))))
    }),
    code!(get "co_code", |_vm, c| bytes(&c.source.code)),
];

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(c) = this.exact::<Code>() else { return Ok(Value::NONE) };
    let text = format!(
        "<code object {} at 0x{:012x}, file \"{}\", line {}>",
        c.name,
        this.identity(),
        c.filename,
        c.source.firstlineno
    );
    Ok(vm.new_str(&text))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(c) = this.exact::<Code>() else { return Ok(0) };
    let code = bytes(&c.source.code);
    Ok(c.name.hash() ^ vm.hash(&code)? ^ i64::from(c.source.firstlineno))
}

/// Equal code compiled of the same place.
fn same(vm: &mut Vm, a: &Code, b: &Code) -> PyResult<bool> {
    let (x, y) = (&a.source, &b.source);
    let fields = a.name.same_text(&b.name)
        && (a.argcount, a.posonlyargcount, a.kwonlyargcount, a.flags)
            == (b.argcount, b.posonlyargcount, b.kwonlyargcount, b.flags)
        && x.firstlineno == y.firstlineno
        && x.code[..] == y.code[..]
        && x.linetable[..] == y.linetable[..]
        && x.exceptiontable[..] == y.exceptiontable[..]
        && x.localspluskinds[..] == y.localspluskinds[..];
    let names = |p: &[Ref<crate::types::str::Str>], q: &[Ref<crate::types::str::Str>]| {
        p.len() == q.len() && p.iter().zip(q).all(|(n, m)| n.same_text(m))
    };
    if !fields || !names(&a.names, &b.names) || !names(&a.localsplus, &b.localsplus) {
        return Ok(false);
    }
    if a.consts.len() != b.consts.len() {
        return Ok(false);
    }
    for (p, q) in a.consts.iter().zip(&b.consts) {
        if !vm.class_ref(p).value().is(vm.class_ref(q).value()) || !vm.native_call(|vm| vm.equal(p, q))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<Code>(), b.exact::<Code>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = a.is(b) || same(vm, x, y)?;
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}
