//! Makes a `code` object of a verified one.

use super::consts::Shared;
use super::{Code, flags};
use crate::engine::{Cache, Instr};
use crate::{PyResult, Vm};
use std::cell::OnceCell;
use std::sync::Arc;
use taipan_decode::VerifiedCode;
use taipan_heap::{Ref, Value};
use taipan_marshal::CodeObject;

impl Vm {
    /// The Python object of verified code, nested code objects included.
    pub fn new_code(&mut self, code: &Arc<VerifiedCode>) -> PyResult<Ref<Code>> {
        self.code_of_file(code, &mut Shared::new())
    }

    /// The same for code of a file of which parts have been made.
    fn code_of_file(&mut self, code: &Arc<VerifiedCode>, shared: &mut Shared) -> PyResult<Ref<Code>> {
        let source = code.code().clone();
        if !source.version.executes() {
            crate::raise!(self, SystemError, "code of Python {} cannot be executed", source.version);
        }
        let children = code.children();
        let mut consts = Vec::with_capacity(source.consts.len());
        for c in source.consts.iter() {
            let mut nested = |vm: &mut Vm, nested: &Arc<CodeObject>, shared: &mut Shared| match children
                .iter()
                .map(|(_, child)| child)
                .find(|child| Arc::ptr_eq(child.code(), nested))
            {
                Some(child) => vm.code_of_file(child, shared),
                None => crate::raise!(vm, SystemError, "a nested code object was not verified"),
            };
            consts.push(self.constant(c, &mut nested, shared)?);
        }
        self.assemble_code(code, consts)
    }

    /// The same with the constants given.
    pub(super) fn assemble_code(
        &mut self,
        code: &Arc<VerifiedCode>,
        consts: Vec<Value>,
    ) -> PyResult<Ref<Code>> {
        let source = code.code().clone();
        let mut cached = 0;
        let instrs: Box<[Instr]> = code
            .steps()
            .iter()
            .map(|s| {
                let arg = if s.target == taipan_decode::verify::Step::NONE { s.arg } else { s.target };
                Instr::new(s.op, arg, Cache::slot_for(s.op, &mut cached))
            })
            .collect();
        let caches: Box<[Cache]> = (0..cached).map(|_| Cache::default()).collect();
        let intern = |vm: &mut Vm, s: &taipan_marshal::Str| vm.interned.intern_text(super::consts::text(s));
        let kinds = &source.localspluskinds;
        let nfree = kinds.iter().filter(|k| **k & taipan_marshal::kind::FREE != 0).count() as u32;
        let nlocalsplus = source.localsplusnames.len() as u32;
        let variadic = source.flags & (flags::VARARGS | flags::VARKEYWORDS);
        let parameters = [source.argcount, source.kwonlyargcount, variadic.count_ones()];
        let parameters: usize = parameters.iter().map(|n| *n as usize).sum();
        let fits = source.flags & flags::OPTIMIZED != 0
            && kinds
                .get(..parameters)
                .is_some_and(|k| k.iter().all(|k| k & taipan_marshal::kind::LOCAL != 0));
        let simple = fits && source.kwonlyargcount == 0 && variadic == 0;
        let version = source.version;
        Ok(Ref::new(Code {
            version,
            offsets: code.steps().iter().map(|s| s.offset).collect(),
            instrs,
            handlers: code.handlers().into(),
            caches,
            consts: consts.into(),
            names: source.names.iter().map(|n| intern(self, n)).collect(),
            localsplus: source.localsplusnames.iter().map(|n| intern(self, n)).collect(),
            name: intern(self, &source.name),
            qualname: intern(self, &source.qualname),
            filename: intern(self, &source.filename),
            flags: source.flags,
            argcount: source.argcount,
            posonlyargcount: source.posonlyargcount,
            kwonlyargcount: source.kwonlyargcount,
            nlocalsplus,
            nfree,
            frame_slots: nlocalsplus + code.max_depth(),
            depths: code.steps().iter().map(|s| s.depth).collect(),
            register: OnceCell::new(),
            fits,
            simple,
            source,
        }))
    }
}
