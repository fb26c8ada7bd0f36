//! What is the same each time an instruction runs, made once for each code object.

use std::collections::HashMap;
use std::sync::Arc;

use taipan_decode::bytecode::{ArgVal, Instruction, get_instructions};
use taipan_decode::{dis, lines};
use taipan_marshal::{CodeObject, Const};
use taipan_vm::types::code::Code;

/// Code objects kept at once: a program that makes ever more of them must not fill the memory.
const LIMIT: usize = 4096;

/// One instruction, before a probe makes a row of it.
pub struct Described<'a> {
    pub code: &'a Code,
    pub instruction: &'a Instruction,
    /// `dis`'s text of the argument; of a code object `<code QUALNAME>`, which holds no address.
    pub argrepr: String,
    pub line: Option<i32>,
}

/// Rows of the code objects seen so far.
pub struct Listings<R> {
    known: HashMap<*const CodeObject, usize>,
    /// The code objects are kept, so that their addresses stay theirs.
    listings: Vec<(Arc<CodeObject>, Box<[R]>)>,
    current: (*const CodeObject, usize),
}

impl<R> Listings<R> {
    pub fn new() -> Listings<R> {
        Listings { known: HashMap::new(), listings: Vec::new(), current: (std::ptr::null(), 0) }
    }

    /// The rows of a code object, one an instruction.
    #[inline]
    pub fn rows(&mut self, code: &Code, row: impl Fn(&Described<'_>) -> R) -> &[R] {
        let address = Arc::as_ptr(&code.source);
        if self.current.0 != address {
            self.switch(code, row);
        }
        self.listings.get(self.current.1).map_or(&[], |(_, rows)| rows)
    }

    #[cold]
    #[inline(never)]
    fn switch(&mut self, code: &Code, row: impl Fn(&Described<'_>) -> R) {
        let address = Arc::as_ptr(&code.source);
        let place = match self.known.get(&address) {
            Some(&place) => place,
            None => {
                if self.listings.len() >= LIMIT {
                    self.known.clear();
                    self.listings.clear();
                }
                self.listings.push((code.source.clone(), list(code, row)));
                self.known.insert(address, self.listings.len() - 1);
                self.listings.len() - 1
            }
        };
        self.current = (address, place);
    }
}

fn list<R>(code: &Code, row: impl Fn(&Described<'_>) -> R) -> Box<[R]> {
    let source = &code.source;
    let instructions = get_instructions(source, &dis::Options::default());
    let mut following = instructions.iter();
    let row_at = |&offset: &u32| {
        let instruction = following.find(|i| i.offset == offset)?;
        let argrepr = match &instruction.argval {
            ArgVal::Const(Const::Code(inner)) => format!("<code {}>", *inner.qualname),
            _ => instruction.argrepr.clone(),
        };
        let line = lines::line_at(source, offset);
        Some(row(&Described { code, instruction, argrepr, line }))
    };
    code.offsets.iter().map_while(row_at).collect()
}
