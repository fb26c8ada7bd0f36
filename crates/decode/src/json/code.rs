//! Code objects as JSON: their instructions, or their fields.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use taipan_marshal::Str;

use super::constant::{Constant, Name};
use super::instruction::Shown;
use super::{Context, List, Place};
use crate::bytecode::{exception_entries, instructions_of};
use crate::dis::labels::labels_map;
use crate::dis::{Options, flag_names};
use crate::exctable::Entry;

/// An instruction takes some five times as much as in text.
const SCALE: u64 = 5;

/// A code object with its instructions.
pub(super) struct DisCode<'a> {
    pub place: &'a Place,
    pub context: &'a Context,
    pub options: &'a Options,
}

/// A code object with its fields.
pub(super) struct InfoCode<'a> {
    pub place: &'a Place,
    pub context: &'a Context,
}

/// What both begin with.
fn identify<M: SerializeMap>(map: &mut M, place: &Place, context: &Context) -> Result<(), M::Error> {
    let code = &place.code;
    map.serialize_entry("id", &place.id)?;
    map.serialize_entry("parent", &place.parent)?;
    map.serialize_entry("name", &Name(&code.name, context))?;
    map.serialize_entry("qualname", &Name(&code.qualname, context))?;
    map.serialize_entry("filename", &Name(&code.filename, context))?;
    map.serialize_entry("firstlineno", &code.firstlineno)
}

impl Serialize for DisCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let code = &self.place.code;
        let mut map = serializer.serialize_map(None)?;
        identify(&mut map, self.place, self.context)?;
        if self.context.repr.budget.spend_code(code, SCALE) {
            let exceptions = exception_entries(code);
            map.serialize_entry("instructions", &Instructions(self, &exceptions))?;
            map.serialize_entry("exception_table", &List(|| exceptions.iter().map(Range)))?;
        } else {
            map.serialize_entry("truncated", &true)?;
        }
        map.end()
    }
}

/// The instructions of a code object, made while they are written.
struct Instructions<'a>(&'a DisCode<'a>, &'a [Entry]);

impl Serialize for Instructions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let DisCode { place, context, options } = self.0;
        let labels = labels_map(&place.code, self.1);
        let options = options.for_nested(&place.root, &place.code);
        let mut list = serializer.serialize_seq(None)?;
        for instruction in instructions_of(&place.code, &options, &context.repr, &labels) {
            list.serialize_element(&Shown::new(&instruction, context))?;
        }
        list.end()
    }
}

/// A line of the exception table.
struct Range<'a>(&'a Entry);

impl Serialize for Range<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Entry { start, end, target, depth, lasti } = self.0;
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("start", start)?;
        map.serialize_entry("end", end)?;
        map.serialize_entry("target", target)?;
        map.serialize_entry("depth", depth)?;
        map.serialize_entry("lasti", lasti)?;
        map.end()
    }
}

impl Serialize for InfoCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (code, context) = (&self.place.code, self.context);
        let mut map = serializer.serialize_map(None)?;
        identify(&mut map, self.place, context)?;
        if !context.repr.budget.spend_code(code, SCALE) {
            map.serialize_entry("truncated", &true)?;
            return map.end();
        }
        map.serialize_entry("argcount", &code.argcount)?;
        map.serialize_entry("posonlyargcount", &code.posonlyargcount)?;
        map.serialize_entry("kwonlyargcount", &code.kwonlyargcount)?;
        map.serialize_entry("nlocals", &code.nlocals())?;
        map.serialize_entry("stacksize", &code.stacksize)?;
        map.serialize_entry("flags", &code.flags)?;
        map.serialize_entry("flag_names", &flag_names(code.version, code.flags))?;
        map.serialize_entry("code_size", &code.code.len())?;
        map.serialize_entry(
            "consts",
            &List(|| code.consts.iter().map(|value| Constant::new(value, context))),
        )?;
        map.serialize_entry("names", &names(code.names.iter(), context))?;
        map.serialize_entry("varnames", &names(code.varnames(), context))?;
        map.serialize_entry("freevars", &names(code.freevars(), context))?;
        map.serialize_entry("cellvars", &names(code.cellvars(), context))?;
        map.end()
    }
}

fn names<'a>(names: impl Iterator<Item = &'a Str> + Clone, context: &'a Context) -> impl Serialize {
    List(move || names.clone().map(|name| Name(name, context)))
}
