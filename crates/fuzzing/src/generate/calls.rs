//! Calls: of builtins, of the program's functions and methods, with keywords and with unpacked arguments.

use taipan_isa::Op;

use super::{Body, Kind, Signature, Ty};

impl Body<'_, '_> {
    /// Pushes what is called, with the empty slot where the version wants it.
    pub(super) fn callable(&mut self, push: impl FnOnce(&mut Self)) {
        if self.a.has(Op::Call311) {
            self.a.op(Op::PushNull, 0);
            push(self);
        } else {
            push(self);
            self.a.op(Op::PushNull, 0);
        }
    }

    /// The same of a global.
    pub(super) fn global_callable(&mut self, name: &str) {
        if self.kind == Kind::Body || self.c.below(4) == 0 {
            return self.callable(|s| s.load_global(name));
        }
        let index = self.a.name(name);
        let op = self.a.one_of(&[Op::LoadGlobal311, Op::LoadGlobal313]);
        self.a.op(op, index << 1 | 1);
    }

    pub(super) fn finish_call(&mut self, count: u32) {
        if self.a.has(Op::Precall) {
            self.a.op(Op::Precall, count);
        }
        let op = self.a.one_of(&[Op::Call311, Op::Call313]);
        self.a.op(op, count);
    }

    /// The last of the arguments have these names.
    fn finish_call_kw(&mut self, count: u32, names: &[&str]) {
        let names = self.a.names_constant(names);
        if self.a.has(Op::KwNames) {
            self.a.op(Op::KwNames, names);
            return self.finish_call(count);
        }
        self.a.op(Op::LoadConst, names);
        self.a.op(Op::CallKw, count);
    }

    /// Of the value on top.
    pub(super) fn load_method(&mut self, name: &str) {
        let index = self.a.name(name);
        match self.a.one_of(&[Op::LoadMethod, Op::LoadAttr312, Op::LoadAttr313]) {
            Op::LoadMethod => self.a.op(Op::LoadMethod, index),
            op => self.a.op(op, index << 1 | 1),
        }
    }

    /// Calls a builtin with one argument.
    pub(super) fn call_builtin(&mut self, name: &str, argument: impl FnOnce(&mut Self)) {
        self.global_callable(name);
        argument(self);
        self.finish_call(1);
    }

    /// Calls something of the program that gives such a value, if there is any that the budget allows.
    pub(super) fn call_for(&mut self, ty: Ty, depth: u32) -> bool {
        if self.is_simple {
            return false;
        }
        if self.c.below(3) == 0 && self.method_for(ty, depth) {
            return true;
        }
        let fits = |s: &&Signature| s.kind == Kind::Plain && (s.ret == ty || ty == Ty::Any);
        let found: Vec<Signature> = self.w.functions.iter().filter(fits).cloned().collect();
        if found.is_empty() {
            return false;
        }
        let signature = found[self.c.below(found.len())].clone();
        self.call_function(&signature, depth)
    }

    /// Calls one of the program's functions, if the budget allows it.
    pub(super) fn call_function(&mut self, signature: &Signature, depth: u32) -> bool {
        if !self.can_afford(signature.cost) {
            return false;
        }
        self.spend(signature.cost);
        let name = signature.name.clone();
        if self.c.below(8) == 0 {
            self.call_unpacked(signature, |s| s.load_global(&name), depth);
        } else {
            self.global_callable(&name);
            self.arguments(signature, depth);
        }
        true
    }

    /// The arguments behind a callable, and the call.
    pub(super) fn arguments(&mut self, signature: &Signature, depth: u32) {
        let positional = signature.params.len() - signature.keyword_only;
        // Now and then one is missing, or is one too many.
        let mut given = match self.c.below(30) {
            28 => positional.saturating_sub(1),
            29 => positional + 1,
            _ => positional,
        };
        if signature.defaults > 0 && self.c.below(2) == 0 {
            given = given.saturating_sub(signature.defaults);
        }
        if signature.variadic {
            given += self.c.below(3);
        }
        for i in 0..given {
            let ty = signature.params.get(i).copied().filter(|_| i < positional).unwrap_or(Ty::Any);
            self.expression(ty, depth.min(1));
        }
        let names: Vec<String> = (positional..signature.params.len()).map(parameter).collect();
        if names.is_empty() {
            return self.finish_call(given as u32);
        }
        for i in positional..signature.params.len() {
            self.expression(signature.params[i], depth.min(1));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.finish_call_kw((given + names.len()) as u32, &names);
    }

    /// `f(*args, **keywords)`
    fn call_unpacked(&mut self, signature: &Signature, push: impl FnOnce(&mut Self), depth: u32) {
        self.callable(push);
        let positional = signature.params.len() - signature.keyword_only;
        for i in 0..positional {
            self.expression(signature.params[i], depth.min(1));
        }
        self.a.op(if self.c.below(2) == 0 { Op::BuildTuple } else { Op::BuildList }, positional as u32);
        let keywords = signature.keyword_only > 0 || self.c.below(4) == 0;
        if keywords {
            self.a.op(Op::BuildMap, 0);
            for i in positional..signature.params.len() {
                self.a.load_str(&parameter(i));
                self.expression(signature.params[i], depth.min(1));
                self.a.op(Op::MapAdd, 1);
            }
        }
        match self.a.one_of(&[Op::CallFunctionEx311, Op::CallFunctionEx313, Op::CallFunctionEx314]) {
            Op::CallFunctionEx314 => {
                if !keywords {
                    self.a.op(Op::PushNull, 0);
                }
                self.a.op(Op::CallFunctionEx314, 0);
            }
            op => self.a.op(op, u32::from(keywords)),
        }
    }

    /// A new instance of one of the program's classes, or None.
    pub(super) fn instance(&mut self) {
        let count = self.w.classes.len();
        if count == 0 || self.is_simple || !self.can_afford(60) {
            return self.a.load_none();
        }
        self.spend(60);
        let name = self.w.classes[self.c.below(count)].name.clone();
        self.global_callable(&name);
        self.leaf(Ty::Int);
        self.finish_call(1);
    }

    fn method_for(&mut self, ty: Ty, depth: u32) -> bool {
        let methods = self.w.classes.iter().flat_map(|class| &class.methods);
        let fits = |s: &&Signature| s.kind == Kind::Plain && (s.ret == ty || ty == Ty::Any);
        let found: Vec<Signature> = methods.filter(fits).cloned().collect();
        if found.is_empty() || !self.vars.iter().any(|v| v.ty == Ty::Object) {
            return false;
        }
        let signature = found[self.c.below(found.len())].clone();
        if !self.can_afford(signature.cost) {
            return false;
        }
        self.spend(signature.cost);
        self.leaf(Ty::Object);
        self.load_method(&signature.name);
        self.arguments(&signature, depth);
        true
    }

    /// `print(…)` of values that are on their way.
    pub(super) fn print(&mut self, values: impl FnOnce(&mut Self) -> u32) {
        self.global_callable("print");
        let count = values(self);
        self.finish_call(count);
        self.a.op(Op::PopTop, 0);
    }
}

/// What parameter number so and so is called.
pub(super) fn parameter(number: usize) -> String {
    format!("p{number}")
}
