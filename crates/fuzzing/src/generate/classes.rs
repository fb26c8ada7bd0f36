//! Classes: attributes, methods, properties, slots, special methods, inheritance with `super()`.

use std::sync::Arc;

use taipan_isa::Op;
use taipan_marshal::CodeObject;

use super::functions::{Wanted, function};
use super::{Body, Class, Kind, Place, Signature, Ty, Var};
use crate::asm::{Assembler, CELL, Head};

/// Special methods, with the types of their parameters and result.
const SPECIAL: [(&str, &[Ty], Ty); 11] = [
    ("__add__", &[Ty::Int], Ty::Int),
    ("__radd__", &[Ty::Int], Ty::Int),
    ("__eq__", &[Ty::Any], Ty::Int),
    ("__len__", &[], Ty::Int),
    ("__getitem__", &[Ty::Int], Ty::Int),
    ("__call__", &[Ty::Int], Ty::Str),
    ("__getattr__", &[Ty::Str], Ty::Int),
    ("__repr__", &[], Ty::Str),
    ("__contains__", &[Ty::Int], Ty::Int),
    ("__del__", &[], Ty::Int),
    ("__lt__", &[Ty::Any], Ty::Int),
];

impl Body<'_, '_> {
    /// A class statement at module level.
    pub(super) fn class(&mut self) {
        let name = self.fresh("C");
        let base = match self.c.below(3) {
            0 if !self.w.classes.is_empty() => {
                let at = self.c.below(self.w.classes.len());
                Some(self.w.classes[at].clone())
            }
            _ => None,
        };
        let inherited = base.as_ref().map_or_else(Vec::new, |base| base.methods.clone());
        let mut class = Class {
            name: name.clone(),
            methods: inherited,
            is_manager: base.as_ref().is_some_and(|b| b.is_manager),
            is_iterable: base.as_ref().is_some_and(|b| b.is_iterable),
        };
        let code = self.class_body(&mut class, base.is_some());
        self.callable(|s| s.a.op(Op::LoadBuildClass, 0));
        let empty = Signature {
            name: name.clone(),
            params: Vec::new(),
            defaults: 0,
            keyword_only: 0,
            variadic: false,
            ret: Ty::Any,
            kind: Kind::Body,
            cost: 0,
        };
        self.make_function(code, &empty, &[]);
        self.a.load_str(&name);
        if let Some(base) = &base {
            self.load_global(&base.name);
        }
        self.finish_call(2 + u32::from(base.is_some()));
        self.a.op_name(Op::StoreName, &name);
        self.w.classes.push(class);
    }

    fn class_body(&mut self, class: &mut Class, has_base: bool) -> Arc<CodeObject> {
        let cell = Var { name: "__class__".into(), place: Place::Deref(0), ty: Ty::Any, sure: true };
        self.w.line += 1;
        let first_line = self.w.line;
        let mut body = Body {
            a: Assembler::new(self.w.version, first_line),
            w: &mut *self.w,
            c: &mut *self.c,
            vars: Vec::new(),
            spare: Vec::new(),
            kind: Kind::Body,
            ret: Ty::Any,
            contexts: Vec::new(),
            loops: Vec::new(),
            times: 1,
            cost: 0,
            limit: 100,
            nesting: 0,
            is_simple: true,
            class_cell: None,
        };
        body.a.op(Op::MakeCell, 0);
        body.a.op(Op::Resume, 0);
        body.a.op_name(Op::LoadName, "__name__");
        body.a.op_name(Op::StoreName, "__module__");
        body.a.load_str(&class.name);
        body.a.op_name(Op::StoreName, "__qualname__");
        if body.c.below(5) == 0 {
            let names = body.a.names_constant(&["x", "y", "z"]);
            body.a.op(Op::LoadConst, names);
            body.a.op_name(Op::StoreName, "__slots__");
        } else {
            for name in ["y", "shared"] {
                body.leaf(Ty::Int);
                body.a.op_name(Op::StoreName, name);
            }
        }
        body.initialiser(has_base, &cell);
        for _ in 0..1 + body.c.below(3) {
            body.method(class, &cell);
        }
        for _ in 0..body.c.below(3) {
            let (name, params, ret) = body.c.pick(&SPECIAL);
            body.special(name, params, ret, Kind::Plain);
        }
        if body.c.below(3) == 0 {
            class.is_manager = true;
            body.special("__enter__", &[], Ty::Int, Kind::Plain);
            body.special("__exit__", &[Ty::Any, Ty::Any, Ty::Any], Ty::Int, Kind::Plain);
        }
        if body.c.below(3) == 0 {
            class.is_iterable = true;
            body.special("__iter__", &[], Ty::Int, Kind::Generator);
        }
        if body.c.below(4) == 0 {
            body.callable(|s| s.load_global("property"));
            let (code, signature) = body.special_code("extra", &[], Ty::Int, Kind::Plain);
            body.make_function(code, &signature, &[]);
            body.finish_call(1);
            body.a.op_name(Op::StoreName, "extra");
        }
        let op = if body.a.has(Op::LoadClosure311) { Op::LoadClosure311 } else { Op::LoadFast };
        body.a.op(op, 0);
        body.a.op(Op::Copy, 1);
        body.a.op_name(Op::StoreName, "__classcell__");
        body.a.op(Op::ReturnValue, 0);
        let variables = vec![("__class__".to_string(), CELL)];
        let head = Head { name: class.name.clone(), variables, ..Head::default() };
        body.a.finish(head, first_line)
    }

    /// `__init__` with one argument, which sets some attributes, and calls that of the base.
    fn initialiser(&mut self, has_base: bool, cell: &Var) {
        self.w.line += 1;
        let first_line = self.w.line;
        let mut a = Assembler::new(self.w.version, first_line);
        a.op(Op::CopyFreeVars, 1);
        a.op(Op::Resume, 0);
        let mut body = Body {
            a,
            w: &mut *self.w,
            c: &mut *self.c,
            vars: vec![Var { name: "p0".into(), place: Place::Fast(1), ty: Ty::Int, sure: true }],
            spare: Vec::new(),
            kind: Kind::Plain,
            ret: Ty::Any,
            contexts: Vec::new(),
            loops: Vec::new(),
            times: 1,
            cost: 0,
            limit: 100,
            nesting: 0,
            is_simple: true,
            class_cell: Some(2),
        };
        if has_base {
            body.super_method("__init__");
            body.leaf(Ty::Int);
            body.finish_call(1);
            body.a.op(Op::PopTop, 0);
        }
        for name in ["x", "y", "z"] {
            if body.c.below(3) > 0 {
                body.expression(Ty::Int, 1);
                body.a.op(Op::LoadFast, 0);
                body.a.op_name(Op::StoreAttr, name);
            }
        }
        body.a.load_none();
        body.a.op(Op::ReturnValue, 0);
        let variables =
            [("self", crate::asm::LOCAL), ("p0", crate::asm::LOCAL), ("__class__", crate::asm::FREE)];
        let head = Head {
            name: "__init__".into(),
            flags: 3 | 0x10,
            argcount: 2,
            variables: variables.map(|(name, kind)| (name.to_string(), kind)).to_vec(),
            ..Head::default()
        };
        let code = body.a.finish(head, first_line);
        let signature = Signature {
            name: "__init__".into(),
            params: vec![Ty::Int],
            defaults: 0,
            keyword_only: 0,
            variadic: false,
            ret: Ty::Any,
            kind: Kind::Plain,
            cost: 0,
        };
        self.make_function(code, &signature, std::slice::from_ref(cell));
        self.a.op_name(Op::StoreName, "__init__");
    }

    /// Pushes `super().name` for a call, in a method whose first local is `self`.
    pub(super) fn super_method(&mut self, name: &str) {
        let Some(cell) = self.class_cell else { return self.a.load_none() };
        let op = [Op::LoadSuperAttr312, Op::LoadSuperAttr313].into_iter().find(|op| self.a.has(*op));
        match op {
            Some(op) => {
                self.load_global("super");
                self.a.op(Op::LoadDeref311, cell);
                self.a.op(Op::LoadFast, 0);
                let index = self.a.name(name);
                self.a.op(op, index << 2 | 1);
            }
            None => {
                self.global_callable("super");
                self.finish_call(0);
                self.load_method(name);
            }
        }
    }

    fn method(&mut self, class: &mut Class, cell: &Var) {
        let kind = if self.c.below(5) == 0 { Kind::Generator } else { Kind::Plain };
        let mut signature = self.signature("m", kind);
        let wanted = Wanted {
            free: vec![cell.clone()],
            is_method: true,
            has_class_cell: true,
            limit: 100,
            ..Wanted::default()
        };
        let code = function(self.w, self.c, &mut signature, &wanted, &[]);
        self.make_function(code, &signature, std::slice::from_ref(cell));
        self.a.op_name(Op::StoreName, &signature.name);
        class.methods.push(signature);
    }

    fn special(&mut self, name: &str, params: &[Ty], ret: Ty, kind: Kind) {
        let (code, signature) = self.special_code(name, params, ret, kind);
        self.make_function(code, &signature, &[]);
        self.a.op_name(Op::StoreName, name);
    }

    fn special_code(
        &mut self,
        name: &str,
        params: &[Ty],
        ret: Ty,
        kind: Kind,
    ) -> (Arc<CodeObject>, Signature) {
        let mut signature = Signature {
            name: name.into(),
            params: params.to_vec(),
            defaults: 0,
            keyword_only: 0,
            variadic: false,
            ret,
            kind,
            cost: 0,
        };
        let wanted = Wanted { is_method: true, is_simple: true, limit: 60, ..Wanted::default() };
        let code = function(self.w, self.c, &mut signature, &wanted, &[]);
        (code, signature)
    }
}
