//! `dis` and `info` as JSON, for tools: one object a file, of the shapes in `schema/`.
//!
//! The code objects of a file stand in one list, each once, outer ones first; `parent` says in which one a code object was
//! found, and a constant that is a code object names its `id`.

mod code;
mod constant;
mod instruction;

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use serde::ser::Serializer;
use taipan_marshal::{CodeObject, Pyc};

use crate::dis::repr::Repr;
use crate::dis::{Addresses, Options};
use code::{DisCode, InfoCode};

/// JSON Schema (draft 2020-12) of what [`dis`] writes.
pub const DIS_SCHEMA: &str = include_str!("../../schema/dis.schema.json");
/// JSON Schema (draft 2020-12) of what [`info`] writes.
pub const INFO_SCHEMA: &str = include_str!("../../schema/info.schema.json");

/// Writes the instructions of a file's code objects, `roots` and those nested in them, as one line of JSON.
///
/// `file` is the name to show. Of `options` counts what [`Bytecode`](crate::bytecode::Bytecode) shows in its instructions.
///
/// # Errors
/// What writing raises.
///
/// ```
/// use taipan_decode::{dis::Options, json};
/// let bytes = std::fs::read("../../pyfixtures/pyc/3.13/basics/calculate.pyc").unwrap();
/// let pyc = taipan_marshal::read(&bytes).unwrap();
/// let mut line = Vec::new();
/// json::dis(&mut line, "calculate.pyc", &pyc, &[pyc.code.clone()], &Options::default()).unwrap();
/// assert!(line.starts_with(br#"{"file":"calculate.pyc","version":"3.13","magic":3571,"codes":[{"id":0,"parent":null,"#));
/// ```
pub fn dis(
    out: &mut impl Write,
    file: &str,
    pyc: &Pyc,
    roots: &[Arc<CodeObject>],
    options: &Options,
) -> io::Result<()> {
    let context = Context::new(pyc, roots);
    let codes = context.each(|place| DisCode { place, context: &context, options });
    write(out, &Dis { file, version: pyc.version.to_string(), magic: pyc.header.magic, codes })
}

/// Writes the header and the fields of all code objects of a file as one line of JSON.
///
/// # Errors
/// What writing raises.
pub fn info(out: &mut impl Write, file: &str, pyc: &Pyc) -> io::Result<()> {
    let context = Context::new(pyc, std::slice::from_ref(&pyc.code));
    let header = Header {
        magic: pyc.header.magic,
        flags: pyc.header.flags,
        mtime: pyc.header.mtime,
        source_size: pyc.header.source_size,
        hash: pyc.header.hash.map(|hash| constant::hex(&hash)),
        check_source: pyc.header.hash.map(|_| pyc.header.check_source()),
    };
    let codes = context.each(|place| InfoCode { place, context: &context });
    write(out, &Info { file, version: pyc.version.to_string(), header, codes })
}

fn write(out: &mut impl Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Dis<'a, C> {
    file: &'a str,
    version: String,
    magic: u16,
    codes: C,
}

#[derive(Serialize)]
struct Info<'a, C> {
    file: &'a str,
    version: String,
    header: Header,
    codes: C,
}

#[derive(Serialize)]
struct Header {
    magic: u16,
    flags: u32,
    mtime: Option<u32>,
    source_size: Option<u32>,
    hash: Option<String>,
    check_source: Option<bool>,
}

/// A code object and where it was found.
struct Place {
    id: usize,
    parent: Option<usize>,
    /// The outermost code object around it.
    root: Arc<CodeObject>,
    code: Arc<CodeObject>,
}

/// What the parts of one document share.
struct Context {
    places: Vec<Place>,
    /// Ids by identity.
    ids: HashMap<usize, usize>,
    repr: Repr,
}

impl Context {
    fn new(pyc: &Pyc, roots: &[Arc<CodeObject>]) -> Context {
        let mut context = Context {
            places: Vec::new(),
            ids: HashMap::new(),
            repr: Repr::new(&pyc.code, Addresses::Masked),
        };
        let mut waiting: Vec<_> = roots.iter().rev().map(|code| (Arc::clone(code), None, code)).collect();
        while let Some((code, parent, root)) = waiting.pop() {
            let id = context.places.len();
            if context.id(&code).is_some() {
                continue;
            }
            context.ids.insert(Arc::as_ptr(&code) as usize, id);
            let first = waiting.len();
            waiting.extend(code.nested().map(|inner| (Arc::clone(inner), Some(id), root)));
            waiting[first..].reverse();
            context.places.push(Place { id, parent, root: Arc::clone(root), code });
        }
        context
    }

    fn id(&self, code: &Arc<CodeObject>) -> Option<usize> {
        self.ids.get(&(Arc::as_ptr(code) as usize)).copied()
    }

    /// The list of what `show` makes of each code object, made one at a time.
    fn each<'a, T: Serialize>(&'a self, show: impl Fn(&'a Place) -> T + Copy) -> impl Serialize {
        List(move || self.places.iter().map(show))
    }
}

/// A JSON list whose elements are made while it is written.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
