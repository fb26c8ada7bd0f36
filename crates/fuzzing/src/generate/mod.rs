//! Random programs as a compiler would emit them and as none would: verifiable bytecode, made along the depth of the stack.
//!
//! A program makes a few functions, generators, coroutines and classes, executes statements that use them, and prints what has
//! become of its variables. Values have types most of the time, so that programs come far before something is raised; what
//! is, is caught and printed. Loops are short; what might grow without bound is cut. Versions differ by the opcodes they have.

mod blocks;
mod calls;
mod classes;
mod containers;
mod expressions;
mod functions;
mod generators;
mod helpers;
mod module;
mod statements;

use std::sync::Arc;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

use crate::asm::{Assembler, Handler, Label};
use crate::choice::Choices;

/// A random program of that version.
pub fn program(version: Version, choices: &mut Choices<'_>) -> Arc<CodeObject> {
    module::module(version, choices)
}

/// The versions that programs are made for: those that execute.
pub fn versions() -> impl Iterator<Item = Version> {
    Version::ALL.iter().copied().filter(|version| version.executes())
}

/// What a value is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ty {
    Int,
    Float,
    Str,
    List,
    Tuple,
    Dict,
    Set,
    /// An instance of one of the program's classes.
    Object,
    /// A number, a string or None.
    Any,
}

const SCALARS: [Ty; 3] = [Ty::Int, Ty::Float, Ty::Str];
const TYPES: [Ty; 8] = [Ty::Int, Ty::Int, Ty::Float, Ty::Str, Ty::List, Ty::Tuple, Ty::Dict, Ty::Set];

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Fast(u32),
    Deref(u32),
    /// A global of a function.
    Global,
    /// A name of the module or class body.
    Name,
}

#[derive(Clone, Debug)]
struct Var {
    name: String,
    place: Place,
    ty: Ty,
    /// It is never unbound.
    sure: bool,
}

/// What calls give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Generator,
    Coroutine,
    /// A module's or a class's body.
    Body,
}

/// A function of the program that others may call.
#[derive(Clone, Debug)]
struct Signature {
    name: String,
    params: Vec<Ty>,
    /// How many of the parameters have defaults, and how many are keyword-only.
    defaults: usize,
    keyword_only: usize,
    variadic: bool,
    ret: Ty,
    kind: Kind,
    cost: u32,
}

/// A class of the program.
#[derive(Clone, Debug)]
struct Class {
    name: String,
    methods: Vec<Signature>,
    is_manager: bool,
    is_iterable: bool,
}

/// What all code of a program shares.
struct World {
    version: Version,
    functions: Vec<Signature>,
    classes: Vec<Class>,
    line: u32,
    made: usize,
}

/// What lies on the stack, or stands by for exceptions, around the statement being made.
#[derive(Clone, Copy, Debug)]
struct Context {
    what: Around,
    /// The handler outside.
    outer: Option<Handler>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// A value, or an iterator.
    Value,
    /// The exception that was handled before.
    Except,
    /// A context manager's exit.
    With,
    /// Nothing but the handler.
    Try,
}

#[derive(Clone, Copy, Debug)]
struct Loop {
    /// How many contexts there are around its body.
    contexts: usize,
    again: Label,
    end: Label,
    has_iterator: bool,
}

/// The code object being made.
struct Body<'w, 'c> {
    w: &'w mut World,
    c: &'w mut Choices<'c>,
    a: Assembler,
    vars: Vec<Var>,
    /// Local slots that no variable of the program has.
    spare: Vec<u32>,
    kind: Kind,
    ret: Ty,
    contexts: Vec<Context>,
    loops: Vec<Loop>,
    /// How often the statement being made is executed at most, about.
    times: u32,
    /// What was spent so far, of what there is.
    cost: u32,
    limit: u32,
    nesting: u32,
    /// No calls of the program's own functions, and no operations on its objects: for special methods.
    is_simple: bool,
    /// Methods have it: the class whose `super()` they may use.
    class_cell: Option<u32>,
}
