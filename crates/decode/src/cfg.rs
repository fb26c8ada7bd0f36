//! The control-flow graph: basic blocks, and the ways between them, of exceptions too.

use std::ops::Range;
use std::sync::Arc;

use taipan_marshal::CodeObject;

use crate::instr::Instruction;
use crate::stacks::{Depth, Stacks};

/// Why execution goes from one basic block to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// The next instruction comes next.
    Fall,
    /// A jump is taken.
    Jump,
    /// An exception is raised; so many slots of the value stack stay.
    Exception {
        /// How many slots of the value stack stay.
        depth: u32,
        /// Whether the offset of the raising instruction is pushed below the exception.
        lasti: bool,
    },
}

/// A way out of a basic block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The index of the block that it leads to.
    pub to: usize,
    /// Why execution goes there.
    pub kind: EdgeKind,
}

/// Instructions that are only ever executed one after the other, under one exception handler.
#[derive(Clone, Debug)]
pub struct BasicBlock {
    /// The instructions, by index into those of the graph.
    pub instructions: Range<usize>,
    /// The byte offset of the first one.
    pub offset: u32,
    /// The depth of the value stack on entry.
    pub depth: Depth,
    /// The ways out: fall-through, jump, exception.
    pub edges: Vec<Edge>,
}

/// The control-flow graph of one code object.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::cfg::{Cfg, EdgeKind};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// // 0 LOAD_FAST 0, 2 POP_JUMP_IF_FALSE 6, 4 NOP, 6 LOAD_CONST 0, 8 RETURN_VALUE
/// let Const::Bytes(bytes) = Const::bytes(&[124, 0, 114, 6, 9, 0, 100, 0, 83, 0]) else { panic!() };
/// let code = Arc::new(CodeObject { code: bytes, ..CodeObject::empty(Version::V3_8, "f") });
/// let cfg = Cfg::new(&code);
/// let ways: Vec<_> = cfg.blocks().iter().map(|b| (b.offset, b.edges.iter().map(|e| (e.to, e.kind)).collect::<Vec<_>>())).collect();
/// assert_eq!(ways, [
///     (0, vec![(1, EdgeKind::Fall), (2, EdgeKind::Jump)]),
///     (4, vec![(2, EdgeKind::Fall)]),
///     (6, vec![]),
/// ]);
/// ```
#[derive(Clone, Debug)]
pub struct Cfg {
    instructions: Vec<Instruction>,
    blocks: Vec<BasicBlock>,
}

impl Cfg {
    /// The graph of any code object, sound or not: jumps out of the code lead nowhere.
    pub fn new(code: &Arc<CodeObject>) -> Cfg {
        Cfg::of(&Stacks::new(code))
    }

    /// The graph of the code object whose stacks are known.
    pub fn of(stacks: &Stacks) -> Cfg {
        let instructions = stacks.decoded().instructions().to_vec();
        let starts = starts(stacks, &instructions);
        let block_at = |index: usize| starts.binary_search(&index).unwrap_or_default();
        let blocks = starts.iter().enumerate().map(|(number, &start)| {
            let end = starts.get(number + 1).copied().unwrap_or(instructions.len());
            BasicBlock {
                offset: instructions[start].start,
                depth: stacks.depths().get(start).copied().unwrap_or(Depth::Unreachable),
                edges: edges(stacks, &instructions, start..end, &block_at),
                instructions: start..end,
            }
        });
        let blocks = blocks.collect();
        Cfg { instructions, blocks }
    }

    /// All instructions, in the order of the code.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// The blocks, in the order of the code; the first is where execution starts.
    pub fn blocks(&self) -> &[BasicBlock] {
        &self.blocks
    }
}

/// The indices at which blocks start.
fn starts(stacks: &Stacks, instructions: &[Instruction]) -> Vec<usize> {
    let mut is_start = vec![false; instructions.len()];
    let mut mark = |index: usize| {
        if let Some(start) = is_start.get_mut(index) {
            *start = true;
        }
    };
    mark(0);
    for index in 0..instructions.len() {
        let target = jump_target(stacks, instructions, index);
        if let Some(target) = target {
            mark(target);
        }
        if let Some(end) = stacks.leaves_loop_to(index) {
            mark(end);
        }
        if target.is_some() || !stacks.falls_through(index) {
            mark(index + 1);
        }
        let handler = stacks.handler(index);
        if let Some(handler) = handler {
            mark(handler.target as usize);
        }
        if handler != stacks.handler(index + 1) {
            mark(index + 1);
        }
        if is_known(stacks, index) != is_known(stacks, index + 1) {
            mark(index + 1);
        }
    }
    is_start.iter().enumerate().filter(|(_, start)| **start).map(|(index, _)| index).collect()
}

fn is_known(stacks: &Stacks, index: usize) -> bool {
    !matches!(stacks.depths().get(index), None | Some(Depth::Unreachable))
}

/// Where a jump leads to. The opcodes that enter a block of the block stack jump nowhere: exceptions do.
fn jump_target(stacks: &Stacks, instructions: &[Instruction], index: usize) -> Option<usize> {
    let instruction = instructions.get(index)?;
    if instruction.op?.name().starts_with("SETUP_") {
        return None;
    }
    let offset = instruction.jump_target(stacks.decoded().version())?;
    stacks.decoded().index_at(u32::try_from(offset).ok()?)
}

fn edges(
    stacks: &Stacks,
    instructions: &[Instruction],
    range: Range<usize>,
    block_at: &impl Fn(usize) -> usize,
) -> Vec<Edge> {
    let mut edges = Vec::new();
    let Some(last) = range.end.checked_sub(1) else { return edges };
    if stacks.falls_through(last) && range.end < instructions.len() {
        edges.push(Edge { to: block_at(range.end), kind: EdgeKind::Fall });
    }
    let targets = jump_target(stacks, instructions, last).into_iter().chain(stacks.leaves_loop_to(last));
    edges.extend(targets.map(|target| Edge { to: block_at(target), kind: EdgeKind::Jump }));
    if let Some(handler) = stacks.handler(range.start) {
        let kind = EdgeKind::Exception { depth: handler.depth, lasti: handler.lasti };
        edges.push(Edge { to: block_at(handler.target as usize), kind });
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use taipan_isa::{Op, Version};
    use taipan_marshal::Const;

    fn graph(version: Version, code: &[(Op, u8)], table: &[u8]) -> Vec<(u32, Depth, Vec<Edge>)> {
        let bytes = |value: &[u8]| match Const::bytes(value) {
            Const::Bytes(bytes) => bytes,
            _ => panic!("bytes"),
        };
        let number = |op: Op| op.number(version).unwrap_or_else(|| panic!("{op:?} is not in {version}"));
        let code: Vec<u8> = code.iter().flat_map(|&(op, arg)| [number(op), arg]).collect();
        let empty = CodeObject::empty(version, "f");
        let code = Arc::new(CodeObject { code: bytes(&code), exceptiontable: bytes(table), ..empty });
        let blocks = Cfg::new(&code).blocks;
        blocks.into_iter().map(|block| (block.offset, block.depth, block.edges)).collect()
    }

    const fn edge(to: usize, kind: EdgeKind) -> Edge {
        Edge { to, kind }
    }

    #[test]
    fn exception_tables_make_edges() {
        let code =
            [(Op::Resume, 0), (Op::Nop, 0), (Op::ReturnConst, 0), (Op::PopTop, 0), (Op::ReturnConst, 0)];
        let caught = EdgeKind::Exception { depth: 0, lasti: false };
        assert_eq!(
            graph(Version::V3_13, &code, &[0x81, 1, 3, 0]),
            [
                (0, Depth::Known(0), vec![edge(1, EdgeKind::Fall)]),
                (2, Depth::Known(0), vec![edge(2, EdgeKind::Fall), edge(3, caught)]),
                (4, Depth::Known(0), vec![]),
                (6, Depth::Known(1), vec![]),
            ]
        );
    }

    #[test]
    fn the_block_stack_makes_edges() {
        // try: nothing; except: nothing; and code that no way leads to.
        let code = [
            (Op::SetupFinally, 4), // to 6
            (Op::PopBlock, 0),
            (Op::JumpForward, 10), // to 16
            (Op::PopTop, 0),
            (Op::PopTop, 0),
            (Op::PopTop, 0),
            (Op::PopExcept38, 0),
            (Op::JumpForward, 2), // to 18
            (Op::Nop, 0),
            (Op::LoadConst, 0), // 18
            (Op::ReturnValue, 0),
        ];
        let caught = EdgeKind::Exception { depth: 0, lasti: false };
        let graph = graph(Version::V3_9, &code, &[]);
        let shape: Vec<_> = graph.iter().map(|(offset, depth, _)| (*offset, *depth)).collect();
        assert_eq!(
            shape,
            [
                (0, Depth::Known(0)),
                (2, Depth::Known(0)),
                (4, Depth::Known(0)),
                (6, Depth::Known(6)),
                (16, Depth::Known(0)),
                (18, Depth::Known(0)),
            ]
        );
        assert_eq!(graph[1].2, [edge(2, EdgeKind::Fall), edge(3, caught)]);
        assert_eq!(graph[3].2, [edge(5, EdgeKind::Jump)]);
    }

    #[test]
    fn broken_code_has_a_graph() {
        let far = graph(Version::V3_8, &[(Op::JumpAbsolute, 100)], &[]);
        assert_eq!(far, [(0, Depth::Known(0), vec![])]);
        let low = graph(Version::V3_8, &[(Op::PopTop, 0), (Op::Nop, 0), (Op::ReturnValue, 0)], &[]);
        assert_eq!(low, [(0, Depth::Known(0), vec![])]);
        assert_eq!(graph(Version::V3_8, &[], &[]), []);
    }
}
