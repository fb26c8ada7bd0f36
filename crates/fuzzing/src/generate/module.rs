//! The module: definitions, then statements each of which catches and prints what it raises, then all variables printed.

use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::CodeObject;

use super::functions::{Wanted, function};
use super::{Body, Kind, Place, Ty, Var, World};
use crate::asm::{Assembler, Head, LOCAL};
use crate::choice::Choices;

const GLOBALS: [(&str, Ty); 8] = [
    ("i", Ty::Int),
    ("j", Ty::Int),
    ("f", Ty::Float),
    ("s", Ty::Str),
    ("l", Ty::List),
    ("t", Ty::Tuple),
    ("d", Ty::Dict),
    ("m", Ty::Set),
];
const SPARE: usize = 6;

pub(super) fn module(version: Version, c: &mut Choices<'_>) -> Arc<CodeObject> {
    let mut world = World { version, functions: Vec::new(), classes: Vec::new(), line: 1, made: 0 };
    let variables = |place| {
        let var = move |(name, ty): (&str, Ty)| Var { name: name.into(), place, ty, sure: true };
        GLOBALS.into_iter().map(var).collect::<Vec<Var>>()
    };
    let mut body = Body {
        a: Assembler::new(version, 1),
        w: &mut world,
        c,
        vars: Vec::new(),
        spare: (0..SPARE as u32).collect(),
        kind: Kind::Body,
        ret: Ty::Any,
        contexts: Vec::new(),
        loops: Vec::new(),
        times: 1,
        cost: 0,
        limit: 2500,
        nesting: 0,
        is_simple: false,
        class_cell: None,
    };
    body.a.op(Op::Resume, 0);
    for var in variables(Place::Name) {
        body.leaf(var.ty);
        body.store(&var);
        body.vars.push(var);
    }
    for _ in 0..1 + body.c.below(6) {
        match body.c.below(5) {
            0 | 1 => body.definition(Kind::Plain, &variables(Place::Global)),
            2 => body.definition(Kind::Generator, &variables(Place::Global)),
            3 => body.definition(Kind::Coroutine, &variables(Place::Global)),
            _ => body.class(),
        }
    }
    if !body.w.classes.is_empty() {
        body.guarded(|s| s.instance());
        body.a.op_name(Op::StoreName, "o");
        body.vars.push(Var { name: "o".into(), place: Place::Name, ty: Ty::Object, sure: true });
    }
    for _ in 0..1 + body.c.below(6) {
        body.protected(|s| s.statements(2));
    }
    // Every function is called at least once.
    for signature in body.w.functions.clone() {
        if signature.kind == Kind::Plain {
            body.protected(|s| {
                s.print(|s| {
                    s.global_callable(&signature.name);
                    s.arguments(&signature, 1);
                    1
                });
            });
        }
    }
    for (name, _) in GLOBALS {
        body.protected(|s| {
            s.print(|s| {
                s.a.op_name(Op::LoadName, name);
                1
            });
        });
    }
    body.a.load_none();
    body.a.op(Op::ReturnValue, 0);
    let variables = (0..SPARE).map(|i| (format!("s{i}"), LOCAL)).collect();
    body.a.finish(Head { name: "<module>".into(), variables, ..Head::default() }, 1)
}

impl Body<'_, '_> {
    fn definition(&mut self, kind: Kind, globals: &[Var]) {
        let mut signature = self.signature("f", kind);
        let wanted = Wanted { limit: 250, ..Wanted::default() };
        // A few of the globals are enough for one function.
        let skipped = self.c.below(GLOBALS.len());
        let code = function(self.w, self.c, &mut signature, &wanted, &globals[skipped..]);
        self.make_function(code, &signature, &[]);
        self.a.op_name(Op::StoreName, &signature.name);
        self.w.functions.push(signature);
    }

    /// Code after which the stack is as before, and whose exceptions are printed.
    fn protected(&mut self, code: impl FnOnce(&mut Self)) {
        self.catching(code, false);
    }

    /// Code that pushes one value; None where it raises.
    fn guarded(&mut self, code: impl FnOnce(&mut Self)) {
        self.catching(code, true);
    }

    fn catching(&mut self, code: impl FnOnce(&mut Self), pushes: bool) {
        let (depth, end) = (self.a.depth, self.a.label());
        let handler = self.a.guard(depth, false);
        code(self);
        self.a.handler = None;
        self.a.jump(Op::JumpForward, end);
        self.a.place_handler(handler);
        let cleanup = self.a.guard(depth + 1, true);
        self.a.op(Op::PushExcInfo, 0);
        self.describe_caught();
        self.a.handler = None;
        self.a.op(Op::PopExcept311, 0);
        if pushes {
            self.a.load_none();
        }
        self.a.jump(Op::JumpForward, end);
        self.a.place_handler(cleanup);
        self.a.op(Op::Copy, 3);
        self.a.op(Op::PopExcept311, 0);
        self.a.op(Op::Reraise311, 1);
        self.a.place(end);
    }
}
