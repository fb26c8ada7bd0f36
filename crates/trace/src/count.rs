//! Counts of executed instructions: by place, and by pair of opcodes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use taipan_isa::Op;
use taipan_marshal::CodeObject;
use taipan_vm::engine::{Probe, Step};
use taipan_vm::types::code::Code;
use taipan_vm::{Vm, VmError};

/// What a [`CountProbe`] has counted.
#[derive(Default)]
pub struct Counts {
    codes: Vec<CodeCounts>,
    places: HashMap<*const CodeObject, usize>,
    /// By first and second opcode, both in the order of [`Op::ALL`]; the second in adjacent places.
    pairs: Vec<u64>,
    previous: Option<Op>,
    /// The code object that the last instruction was of, and its place in `codes`.
    current: Option<(*const CodeObject, usize)>,
}

/// Executions of one code object's instructions.
pub struct CodeCounts {
    // Kept, so that its address stays its own.
    code: Arc<CodeObject>,
    pub name: String,
    pub file: String,
    instrs: Vec<(Op, Option<u32>)>,
    counts: Vec<u64>,
}

impl CodeCounts {
    fn new(code: &Code) -> CodeCounts {
        let instrs = code.instrs.iter().enumerate().map(|(i, instr)| (instr.op(), code.line(i)));
        CodeCounts {
            code: Arc::clone(&code.source),
            name: code.qualname.to_string(),
            file: code.filename.to_string(),
            instrs: instrs.collect(),
            counts: vec![0; code.instrs.len()],
        }
    }

    /// Opcode, line and executions of each instruction.
    pub fn instructions(&self) -> impl Iterator<Item = (Op, Option<u32>, u64)> + '_ {
        self.instrs.iter().zip(&self.counts).map(|(&(op, line), &count)| (op, line, count))
    }

    /// How many instructions of it were executed.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

impl Counts {
    /// The code objects of which instructions were executed.
    pub fn codes(&self) -> &[CodeCounts] {
        &self.codes
    }

    /// How many instructions were executed.
    pub fn total(&self) -> u64 {
        self.codes.iter().map(CodeCounts::total).sum()
    }

    /// Opcodes that were executed right after one another, in one frame or from frame to frame, and how often.
    pub fn pairs(&self) -> impl Iterator<Item = ((Op, Op), u64)> + '_ {
        let n = Op::ALL.len();
        let pair = move |(i, &count): (usize, &u64)| ((Op::ALL[i / n], Op::ALL[i % n]), count);
        self.pairs.iter().enumerate().filter(|(_, count)| **count != 0).map(pair)
    }

    fn count(&mut self, step: &Step<'_>) {
        let address = Arc::as_ptr(&step.code.source);
        let place = match self.current {
            Some((current, place)) if current == address => place,
            _ => self.place_of(address, step.code),
        };
        let code = &mut self.codes[place];
        code.counts[step.index] += 1;
        let op = code.instrs[step.index].0;
        if let Some(previous) = self.previous.replace(op) {
            self.pairs[previous as usize * Op::ALL.len() + op as usize] += 1;
        }
    }

    #[cold]
    fn place_of(&mut self, address: *const CodeObject, code: &Code) -> usize {
        if self.pairs.is_empty() {
            self.pairs = vec![0; Op::ALL.len() * Op::ALL.len()];
        }
        let codes = &mut self.codes;
        let place = *self.places.entry(address).or_insert_with(|| {
            codes.push(CodeCounts::new(code));
            codes.len() - 1
        });
        debug_assert!(Arc::as_ptr(&self.codes[place].code) == address);
        self.current = Some((address, place));
        place
    }
}

/// A probe that counts. The counts are shared with who made it, and complete when the run has ended.
///
/// ```no_run
/// use taipan_trace::CountProbe;
/// # fn start(vm: &mut taipan_vm::Vm) {
/// let probe = CountProbe::default();
/// let counts = probe.counts();
/// vm.set_probe(Box::new(probe));
/// // … run …
/// println!("{} instructions", counts.borrow().total());
/// # }
/// ```
#[derive(Default)]
pub struct CountProbe(Rc<RefCell<Counts>>);

impl CountProbe {
    /// What is being counted.
    pub fn counts(&self) -> Rc<RefCell<Counts>> {
        Rc::clone(&self.0)
    }
}

impl Probe for CountProbe {
    fn instruction(&mut self, _vm: &Vm, step: &Step<'_>) -> Result<(), VmError> {
        self.0.borrow_mut().count(step);
        Ok(())
    }
}
