//! Functions: their variables, the start and end of their code, and the instructions that make them.

use std::sync::Arc;

use taipan_isa::Op;
use taipan_marshal::{CodeObject, Const};

use super::calls::parameter;
use super::{Body, Kind, Place, Signature, Ty, Var, World};
use crate::asm::{Assembler, CELL, FREE, Head, LOCAL};
use crate::choice::Choices;

/// `CO_OPTIMIZED | CO_NEWLOCALS`
const FUNCTION: u32 = 3;
const VARARGS: u32 = 4;
const VARKEYWORDS: u32 = 8;
const NESTED: u32 = 0x10;
const GENERATOR: u32 = 0x20;
const COROUTINE: u32 = 0x80;
const SPARE: u32 = 8;

/// How a function is to be.
#[derive(Default)]
pub(super) struct Wanted {
    /// The variables that it captures.
    pub free: Vec<Var>,
    pub is_method: bool,
    pub is_simple: bool,
    /// The last captured variable is `__class__`.
    pub has_class_cell: bool,
    pub limit: u32,
}

/// The layout of a frame, being made.
struct Layout {
    variables: Vec<(String, u8)>,
    vars: Vec<Var>,
}

impl Layout {
    fn add(&mut self, name: String, kind: u8, ty: Option<Ty>, sure: bool) -> u32 {
        let slot = self.variables.len() as u32;
        if let Some(ty) = ty {
            let place = if kind == LOCAL { Place::Fast(slot) } else { Place::Deref(slot) };
            self.vars.push(Var { name: name.clone(), place, ty, sure });
        }
        self.variables.push((name, kind));
        slot
    }
}

/// A function's code; its cost is written into the signature.
pub(super) fn function(
    w: &mut World,
    c: &mut Choices<'_>,
    signature: &mut Signature,
    wanted: &Wanted,
    globals: &[Var],
) -> Arc<CodeObject> {
    let mut layout = Layout { variables: Vec::new(), vars: Vec::new() };
    if wanted.is_method {
        let ty = (!wanted.is_simple).then_some(Ty::Object);
        layout.add("self".into(), LOCAL, ty, true);
    }
    for (i, ty) in signature.params.iter().enumerate() {
        layout.add(parameter(i), LOCAL, Some(*ty), true);
    }
    let arguments = layout.variables.len();
    if signature.variadic {
        layout.add("args".into(), LOCAL, Some(Ty::Tuple), true);
        layout.add("keywords".into(), LOCAL, Some(Ty::Dict), true);
    }
    let own = layout.vars.len();
    for i in 0..4 + c.below(5) {
        let ty = if i < 2 { Ty::Int } else { c.pick(&super::TYPES) };
        let sure = c.below(5) > 0;
        layout.add(format!("v{i}"), LOCAL, Some(ty), sure);
    }
    if !wanted.is_simple && !w.classes.is_empty() {
        layout.add("o".into(), LOCAL, Some(Ty::Object), true);
    }
    let spare = (0..SPARE).map(|i| layout.add(format!("s{i}"), LOCAL, None, false)).collect();
    let cells = if wanted.is_simple { 0 } else { c.below(3) };
    for i in 0..cells {
        let ty = c.pick(&super::TYPES);
        layout.add(format!("c{i}"), CELL, Some(ty), true);
    }
    let first_cell = layout.variables.len() - cells;
    for (i, var) in wanted.free.iter().enumerate() {
        let is_class = wanted.has_class_cell && i + 1 == wanted.free.len();
        layout.add(var.name.clone(), FREE, (!is_class).then_some(var.ty), var.sure);
    }
    let class_cell = wanted.has_class_cell.then(|| layout.variables.len() as u32 - 1);
    let frees = wanted.free.len() as u32;
    let initialised: Vec<Var> =
        layout.vars[own..].iter().filter(|v| is_own(v, frees, layout.variables.len())).cloned().collect();
    let mut vars = layout.vars;
    vars.retain(|var| !initialised.iter().any(|own| own.place == var.place));
    vars.extend(globals.iter().cloned());
    w.line += 1;
    let first_line = w.line;
    let mut body = Body {
        a: Assembler::new(w.version, first_line),
        w,
        c,
        vars,
        spare,
        kind: signature.kind,
        ret: signature.ret,
        contexts: Vec::new(),
        loops: Vec::new(),
        times: 1,
        cost: 5,
        limit: wanted.limit,
        nesting: 0,
        is_simple: wanted.is_simple,
        class_cell,
    };
    body.start(frees, first_cell as u32, cells as u32);
    let guard = body.wrap();
    for var in initialised {
        if var.sure || body.c.below(3) > 0 {
            body.leaf(var.ty);
            body.store(&var);
        }
        body.vars.push(var);
    }
    let statements = if wanted.is_simple { 1 + body.c.below(2) } else { 2 + body.c.below(6) };
    body.statements(statements);
    body.finish_function();
    body.unwrap(guard);
    signature.cost = body.cost.saturating_add(10);
    let variadic = if signature.variadic { VARARGS | VARKEYWORDS } else { 0 };
    let suspends = match signature.kind {
        Kind::Generator => GENERATOR,
        Kind::Coroutine => COROUTINE,
        Kind::Plain | Kind::Body => 0,
    };
    let nested = if frees > 0 { NESTED } else { 0 };
    let head = Head {
        name: signature.name.clone(),
        flags: FUNCTION | variadic | suspends | nested,
        argcount: (arguments - signature.keyword_only) as u32,
        kwonlyargcount: signature.keyword_only as u32,
        variables: layout.variables,
    };
    body.a.finish(head, first_line)
}

fn is_own(var: &Var, frees: u32, slots: usize) -> bool {
    !matches!(var.place, Place::Deref(slot) if slot >= slots as u32 - frees)
}

impl Body<'_, '_> {
    fn start(&mut self, frees: u32, first_cell: u32, cells: u32) {
        if frees > 0 {
            self.a.op(Op::CopyFreeVars, frees);
        }
        for slot in first_cell..first_cell + cells {
            self.a.op(Op::MakeCell, slot);
        }
        if self.kind != Kind::Plain {
            self.a.op(Op::ReturnGenerator, 0);
            self.a.op(Op::PopTop, 0);
        }
        self.a.op(Op::Resume, 0);
    }

    /// From 3.12 on a generator's body stands under a handler that replaces StopIteration.
    fn wrap(&mut self) -> Option<crate::asm::Handler> {
        let wraps = self.kind != Kind::Plain && self.a.has(Op::CallIntrinsic1) && self.c.below(8) > 0;
        wraps.then(|| self.a.guard(0, true))
    }

    fn unwrap(&mut self, guard: Option<crate::asm::Handler>) {
        self.a.handler = None;
        if let Some(guard) = guard {
            self.a.place_handler(guard);
            self.a.op(Op::CallIntrinsic1, 3);
            self.a.op(Op::Reraise311, 1);
        }
    }

    fn finish_function(&mut self) {
        if !self.a.reachable {
            return;
        }
        if self.a.has(Op::ReturnConst) && self.c.below(4) == 0 {
            let index = self.a.constant("None", Const::None);
            return self.a.op(Op::ReturnConst, index);
        }
        let ret = self.ret;
        self.expression(ret, 2);
        self.a.op(Op::ReturnValue, 0);
    }

    /// A signature of that kind.
    pub(super) fn signature(&mut self, prefix: &str, kind: Kind) -> Signature {
        let params: Vec<Ty> = (0..self.c.below(4)).map(|_| self.c.pick(&super::TYPES)).collect();
        let keyword_only = if params.is_empty() { 0 } else { self.c.below(3).saturating_sub(1) };
        let defaults = if params.len() > keyword_only { self.c.below(3).saturating_sub(1) } else { 0 };
        Signature {
            name: self.fresh(prefix),
            defaults,
            keyword_only,
            variadic: self.c.below(6) == 0,
            ret: self.c.pick(&super::TYPES),
            params,
            kind,
            cost: 0,
        }
    }

    /// Pushes a function made of code, with defaults for the last parameters and a closure of these variables' cells.
    pub(super) fn make_function(&mut self, code: Arc<CodeObject>, signature: &Signature, closure: &[Var]) {
        let mut flags = 0;
        if signature.defaults > 0 {
            flags |= 1;
            for i in 0..signature.defaults {
                let at = signature.params.len() - signature.keyword_only - signature.defaults + i;
                self.leaf(signature.params[at]);
            }
            self.a.op(Op::BuildTuple, signature.defaults as u32);
        }
        if !closure.is_empty() {
            flags |= 8;
            for var in closure {
                let Place::Deref(slot) = var.place else { continue };
                let op = if self.a.has(Op::LoadClosure311) { Op::LoadClosure311 } else { Op::LoadFast };
                self.a.op(op, slot);
            }
            self.a.op(Op::BuildTuple, closure.len() as u32);
        }
        let index = self.a.constant(&format!("code {}", signature.name), Const::Code(code));
        self.a.op(Op::LoadConst, index);
        if self.a.has(Op::MakeFunction311) {
            return self.a.op(Op::MakeFunction311, flags);
        }
        self.a.op(Op::MakeFunction313, 0);
        for flag in [8, 1] {
            if flags & flag != 0 {
                self.a.op(Op::SetFunctionAttribute, flag);
            }
        }
    }

    /// A function that captures variables of this one, called a few times.
    pub(super) fn closure(&mut self) {
        let cells = |v: &&Var| matches!(v.place, Place::Deref(_));
        let mut captured: Vec<Var> = self.vars.iter().filter(cells).cloned().collect();
        while captured.len() > 2 {
            let at = self.c.below(captured.len());
            captured.remove(at);
        }
        let Some(slot) = self.spare.pop() else { return };
        let mut signature = self.signature("inner", Kind::Plain);
        signature.variadic = false;
        let limit = 60.min(self.limit.saturating_sub(self.cost) / self.times.max(1));
        let wanted = Wanted { free: captured.clone(), limit, ..Wanted::default() };
        let nesting = self.nesting;
        let globals: Vec<Var> = self.vars.iter().filter(|v| v.place == Place::Global).cloned().collect();
        let code = function(self.w, self.c, &mut signature, &wanted, &globals);
        self.nesting = nesting;
        self.make_function(code, &signature, &captured);
        self.a.op(Op::StoreFast, slot);
        for _ in 0..1 + self.c.below(3) {
            if !self.can_afford(signature.cost) {
                break;
            }
            self.spend(signature.cost);
            self.callable(|s| s.a.op(Op::LoadFast, slot));
            self.arguments(&signature, 1);
            self.keep(signature.ret);
        }
        self.spare.push(slot);
    }

    /// Stores the value on top in a variable of its type, or drops it.
    pub(super) fn keep(&mut self, ty: Ty) {
        match self.var(ty) {
            Some(var) if self.c.below(4) > 0 => self.store(&var),
            _ => self.a.op(Op::PopTop, 0),
        }
    }
}
