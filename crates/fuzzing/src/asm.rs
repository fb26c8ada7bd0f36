//! An assembler for one code object of any version from 3.11: labels, exception handlers, constants and names by value, and
//! the depth of the stack as it goes.

use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{CodeObject, Const, Names, Str, kind};

/// A place in the code that can be jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(usize);

/// An exception handler, for the instructions emitted while it is the assembler's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub target: Label,
    pub depth: i32,
    pub lasti: bool,
}

enum Item {
    Op {
        op: Op,
        arg: u32,
        label: Option<Label>,
        line: u32,
        handler: Option<Handler>,
    },
    /// A label stands here.
    Place,
}

/// A frame's variables, and what else a code object says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub name: String,
    pub flags: u32,
    pub argcount: u32,
    pub kwonlyargcount: u32,
    /// Names and kinds of the variables: locals, then cells, then free variables.
    pub variables: Vec<(String, u8)>,
}

/// The code object being made.
pub struct Assembler {
    pub version: Version,
    items: Vec<Item>,
    consts: Vec<(String, Const)>,
    names: Vec<String>,
    /// The depth of the stack at each label, once known.
    labels: Vec<Option<i32>>,
    /// The item that each label is, once placed.
    places: Vec<Option<usize>>,
    pub depth: i32,
    deepest: i32,
    /// False behind what never goes on.
    pub reachable: bool,
    pub line: u32,
    pub handler: Option<Handler>,
}

impl Assembler {
    pub fn new(version: Version, line: u32) -> Assembler {
        Assembler {
            version,
            items: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            labels: Vec::new(),
            places: Vec::new(),
            depth: 0,
            deepest: 0,
            reachable: true,
            line,
            handler: None,
        }
    }

    /// Whether the version has the opcode.
    pub fn has(&self, op: Op) -> bool {
        op.number(self.version).is_some()
    }

    /// The first of these opcodes that the version has.
    ///
    /// # Panics
    /// Where it has none: a mistake of the caller's.
    pub fn one_of(&self, ops: &[Op]) -> Op {
        *ops.iter().find(|op| self.has(**op)).expect("an opcode of this version")
    }

    /// How many instructions there are so far.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn push(&mut self, op: Op, arg: u32, label: Option<Label>) {
        let (line, handler) = (self.line, self.handler);
        self.items.push(Item::Op { op, arg, label, line, handler });
    }

    fn grow(&mut self, effect: i32) {
        self.depth += effect;
        self.deepest = self.deepest.max(self.depth);
        assert!(self.depth >= 0, "the stack underflows");
    }

    /// Adds an instruction, unless nothing would reach it.
    pub fn op(&mut self, op: Op, arg: u32) {
        if !self.reachable {
            return;
        }
        self.push(op, arg, None);
        self.grow(op.stack_effect(arg, false));
        self.reachable &= op.falls_through();
    }

    /// Adds a jump, unless nothing would reach it.
    pub fn jump(&mut self, op: Op, label: Label) {
        if !self.reachable {
            return;
        }
        self.push(op, 0, Some(label));
        let depth = self.depth + op.stack_effect(0, true);
        self.deepest = self.deepest.max(depth);
        let known = self.labels[label.0].get_or_insert(depth);
        assert_eq!(*known, depth, "{op:?} to a label with another depth");
        self.grow(op.stack_effect(0, false));
        self.reachable &= op.falls_through();
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        self.places.push(None);
        Label(self.labels.len() - 1)
    }

    /// A label stands here. What cannot be reached before it goes on with the depth that jumps bring along.
    pub fn place(&mut self, label: Label) {
        match self.labels[label.0] {
            Some(depth) if !self.reachable => (self.depth, self.reachable) = (depth, true),
            Some(depth) => assert_eq!(self.depth, depth, "fallen into a label with another depth"),
            None => self.labels[label.0] = Some(self.depth),
        }
        self.put(label);
    }

    fn put(&mut self, label: Label) {
        self.places[label.0] = Some(self.items.len());
        self.items.push(Item::Place);
    }

    /// Where exceptions arrive: `depth` slots are kept, then come those of the exception.
    pub fn place_handler(&mut self, handler: Handler) {
        self.depth = handler.depth + 1 + i32::from(handler.lasti);
        self.deepest = self.deepest.max(self.depth);
        self.reachable = true;
        self.labels[handler.target.0] = Some(self.depth);
        self.put(handler.target);
    }

    /// A handler for what follows, that keeps `depth` slots.
    pub fn guard(&mut self, depth: i32, lasti: bool) -> Handler {
        let target = self.label();
        let handler = Handler { target, depth, lasti };
        self.handler = Some(handler);
        handler
    }

    /// The index of a constant; `key` tells constants apart.
    pub fn constant(&mut self, key: &str, value: Const) -> u32 {
        let known = self.consts.iter().position(|(k, _)| k == key);
        known.unwrap_or_else(|| {
            self.consts.push((key.to_string(), value));
            self.consts.len() - 1
        }) as u32
    }

    pub fn load_int(&mut self, value: i64) {
        if self.has(Op::LoadSmallInt) && (0..=255).contains(&value) {
            return self.op(Op::LoadSmallInt, value as u32);
        }
        let index = self.constant(&format!("i{value}"), Const::int(value));
        self.op(Op::LoadConst, index);
    }

    pub fn load_str(&mut self, text: &str) {
        let index = self.constant(&format!("s{text}"), Const::str(text));
        self.op(Op::LoadConst, index);
    }

    pub fn load_none(&mut self) {
        let index = self.constant("None", Const::None);
        self.op(Op::LoadConst, index);
    }

    /// A constant tuple of strings.
    pub fn names_constant(&mut self, names: &[&str]) -> u32 {
        let items = names.iter().map(|name| Const::Str(Str::interned(name))).collect();
        self.constant(&format!("({})", names.join(",")), Const::tuple(items))
    }

    /// The index of a name.
    pub fn name(&mut self, name: &str) -> u32 {
        let known = self.names.iter().position(|n| n == name);
        known.unwrap_or_else(|| {
            self.names.push(name.to_string());
            self.names.len() - 1
        }) as u32
    }

    pub fn op_name(&mut self, op: Op, name: &str) {
        let index = self.name(name);
        self.op(op, index);
    }

    /// The code object.
    pub fn finish(self, head: Head, first_line: u32) -> Arc<CodeObject> {
        let (code, placed) = self.encode();
        let name = Str::interned(&head.name);
        let names = |names: Vec<String>| Names::new(names.iter().map(|n| Str::interned(n)).collect());
        let kinds: Vec<u8> = head.variables.iter().map(|(_, kind)| *kind).collect();
        Arc::new(CodeObject {
            argcount: head.argcount,
            kwonlyargcount: head.kwonlyargcount,
            stacksize: self.deepest as u32 + 2,
            flags: head.flags,
            code: bytes(&code),
            linetable: bytes(&self.line_table(&placed, first_line)),
            exceptiontable: bytes(&self.exception_table(&placed)),
            consts: tuple(self.consts.into_iter().map(|(_, value)| value).collect()),
            names: names(self.names),
            localsplusnames: names(head.variables.into_iter().map(|(name, _)| name).collect()),
            localspluskinds: bytes(&kinds),
            filename: Str::text("<generated>"),
            name: name.clone(),
            qualname: name,
            firstlineno: first_line as i32,
            ..CodeObject::empty(self.version, "")
        })
    }

    /// The instructions as bytes, and the unit at which each item starts.
    fn encode(&self) -> (Vec<u8>, Vec<u32>) {
        let mut args: Vec<u32> =
            self.items.iter().map(|item| if let Item::Op { arg, .. } = item { *arg } else { 0 }).collect();
        loop {
            let placed = self.place_items(&args);
            let mut changed = false;
            for (index, item) in self.items.iter().enumerate() {
                if let Item::Op { op, label: Some(label), .. } = item {
                    let behind = placed[index] + self.units(item, args[index]);
                    let target = placed[self.position(*label)];
                    let distance = target.abs_diff(behind);
                    assert_eq!(target < behind, is_backward(*op), "{op:?} in the wrong direction");
                    // An argument that has grown stays so: then this ends.
                    if distance != args[index] && prefixes(distance) >= prefixes(args[index]) {
                        (args[index], changed) = (distance, true);
                    }
                }
            }
            if !changed {
                return (self.bytes(&args), placed);
            }
        }
    }

    fn position(&self, label: Label) -> usize {
        self.places[label.0].expect("a label that was placed")
    }

    fn units(&self, item: &Item, arg: u32) -> u32 {
        match item {
            Item::Op { op, .. } => prefixes(arg) + 1 + u32::from(op.caches(self.version)),
            Item::Place => 0,
        }
    }

    fn place_items(&self, args: &[u32]) -> Vec<u32> {
        let mut at = 0;
        let mut placed: Vec<u32> = Vec::with_capacity(args.len() + 1);
        for (item, arg) in self.items.iter().zip(args) {
            placed.push(at);
            at += self.units(item, *arg);
        }
        placed.push(at);
        placed
    }

    fn bytes(&self, args: &[u32]) -> Vec<u8> {
        let mut code = Vec::new();
        for (item, arg) in self.items.iter().zip(args) {
            let Item::Op { op, .. } = item else { continue };
            let extended = Op::ExtendedArg.number(self.version).unwrap_or_default();
            for prefix in (1..=prefixes(*arg)).rev() {
                code.extend([extended, (arg >> (8 * prefix)) as u8]);
            }
            code.extend([op.number(self.version).expect("an opcode of this version"), *arg as u8]);
            code.extend(std::iter::repeat_n(0, 2 * usize::from(op.caches(self.version))));
        }
        code
    }

    /// Entries of runs of instructions with one handler.
    fn exception_table(&self, placed: &[u32]) -> Vec<u8> {
        let mut table = Vec::new();
        let mut run: Option<(u32, Handler)> = None;
        let ends = [(placed.len() - 1, None)];
        let ops = self.items.iter().enumerate().filter_map(|(index, item)| match item {
            Item::Op { handler, .. } => Some((index, *handler)),
            Item::Place => None,
        });
        for (index, handler) in ops.chain(ends) {
            if run.map(|(_, h)| h) == handler {
                continue;
            }
            if let Some((start, known)) = run {
                let target = placed[self.position(known.target)];
                varint(&mut table, start, 0x80);
                varint(&mut table, placed[index] - start, 0);
                varint(&mut table, target, 0);
                varint(&mut table, (known.depth as u32) << 1 | u32::from(known.lasti), 0);
            }
            run = handler.map(|handler| (placed[index], handler));
        }
        table
    }

    /// Entries without columns (kind 13), of at most eight units each.
    fn line_table(&self, placed: &[u32], first_line: u32) -> Vec<u8> {
        let (mut table, mut known) = (Vec::new(), first_line);
        for (index, item) in self.items.iter().enumerate() {
            let Item::Op { line, .. } = item else { continue };
            let mut left = placed[index + 1] - placed[index];
            while left > 0 {
                let units = left.min(8);
                table.push(0x80 | 13 << 3 | (units - 1) as u8);
                let delta = i64::from(*line) - i64::from(known);
                let mut coded = (delta.unsigned_abs() << 1) | u64::from(delta < 0);
                while coded >= 0x40 {
                    table.push(0x40 | (coded & 0x3f) as u8);
                    coded >>= 6;
                }
                table.push(coded as u8);
                (known, left) = (*line, left - units);
            }
        }
        table
    }
}

fn prefixes(arg: u32) -> u32 {
    match arg {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    }
}

fn is_backward(op: Op) -> bool {
    op.arg() == taipan_isa::Arg::JumpBackward
}

fn varint(table: &mut Vec<u8>, value: u32, start: u8) {
    let more = (0..5).rev().filter(|i| *i > 0 && value >> (6 * i) != 0);
    let mut first = start;
    for i in more {
        table.push(first | 0x40 | (value >> (6 * i) & 0x3f) as u8);
        first = 0;
    }
    table.push(first | (value & 0x3f) as u8);
}

fn bytes(bytes: &[u8]) -> taipan_marshal::Bytes {
    let Const::Bytes(bytes) = Const::bytes(bytes) else { unreachable!("made as bytes") };
    bytes
}

fn tuple(items: Vec<Const>) -> taipan_marshal::Tuple {
    let Const::Tuple(items) = Const::tuple(items) else { unreachable!("made as a tuple") };
    items
}

/// The kind of an ordinary local variable.
pub const LOCAL: u8 = kind::LOCAL;
/// The kind of a variable that inner functions capture.
pub const CELL: u8 = kind::CELL;
/// The kind of a variable captured from an outer function.
pub const FREE: u8 = kind::FREE;
