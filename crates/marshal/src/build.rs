//! Puts a code object together from the fields read, and checks what CPython's own loader checks.

use taipan_isa::Version;

use crate::code::{
    CodeObject, Field, LONGS, Long, Names, OBJECTS, Object, Separate, fields, joins_names, kind, name_of,
};
use crate::error::Error;
use crate::value::{Bytes, Const, Mark, Str, Tuple, made_bytes, made_sequence};

/// Names and kinds of the frame's variables, and the three tuples (variables, free, cells) they were joined from
/// before 3.11.
type Locals = (Names, Bytes, Option<[Names; 3]>);

/// A code object whose fields are being read.
pub(crate) struct CodeBuilder {
    version: Version,
    offset: usize,
    done: usize,
    longs: [i32; LONGS],
    objects: [Option<Const>; OBJECTS],
}

impl CodeBuilder {
    pub(crate) fn new(version: Version, offset: usize) -> CodeBuilder {
        CodeBuilder { version, offset, done: 0, longs: [0; LONGS], objects: [const { None }; OBJECTS] }
    }

    /// The field to read next.
    pub(crate) fn next(&self) -> Option<Field> {
        fields(self.version).get(self.done).copied()
    }

    pub(crate) fn long(&mut self, field: Long, value: i32) {
        self.longs[field as usize] = value;
        self.done += 1;
    }

    /// Takes the next object field.
    pub(crate) fn object(&mut self, value: Const) {
        if let Some(Field::Object(field)) = self.next() {
            self.objects[field as usize] = Some(value);
            self.done += 1;
        }
    }

    /// Checks the fields and makes the code object.
    pub(crate) fn finish(mut self, code: u8, flagged: bool) -> Result<CodeObject, Error> {
        let consts = self.tuple(Object::Consts, "co_consts")?;
        let instructions = self.bytes(Object::Code, "co_code")?;
        let mut mark = Mark::container(code, flagged, false, consts.iter());
        mark.hashable = true;
        mark.weight = mark.weight.saturating_add(instructions.len() as u64 / 16);
        let (localsplusnames, localspluskinds, tuples) = self.locals()?;
        let (file, name) = (self.take(Object::FileName, "co_filename")?, self.take(Object::Name, "co_name")?);
        let (filename, named) = (self.string(&file, "co_filename")?, self.string(&name, "co_name")?);
        let separate = tuples.map(|[varnames, freevars, cellvars]| {
            Box::new(Separate { varnames, freevars, cellvars, filename: file, name })
        });
        let after_3_11 = separate.is_none();
        let code = CodeObject {
            version: self.version,
            argcount: self.count(Long::ArgCount, "co_argcount")?,
            posonlyargcount: self.count(Long::PosOnlyArgCount, "co_posonlyargcount")?,
            kwonlyargcount: self.count(Long::KwOnlyArgCount, "co_kwonlyargcount")?,
            stacksize: self.count(Long::StackSize, "co_stacksize")?,
            flags: self.longs[Long::Flags as usize].cast_unsigned(),
            code: instructions,
            consts,
            names: self.names(Object::Names, "co_names")?,
            localsplusnames,
            localspluskinds,
            filename,
            qualname: if after_3_11 {
                let name = self.take(Object::QualName, "co_qualname")?;
                self.string(&name, "co_qualname")?
            } else {
                named.clone()
            },
            name: named,
            firstlineno: self.longs[Long::FirstLineNo as usize],
            linetable: self.bytes(Object::LineTable, "the line table")?,
            exceptiontable: if after_3_11 {
                self.bytes(Object::ExceptionTable, "co_exceptiontable")?
            } else {
                made_bytes(b's', &[])
            },
            separate,
            mark,
        };
        self.check_arguments(&code)?;
        Ok(code)
    }

    /// The variables of the frame, joined from three tuples before 3.11.
    fn locals(&mut self) -> Result<Locals, Error> {
        if !joins_names(self.version) {
            let names = self.names(Object::LocalsPlusNames, "co_localsplusnames")?;
            let kinds = self.bytes(Object::LocalsPlusKinds, "co_localspluskinds")?;
            if names.tuple().len() != kinds.len() {
                return Err(self.error("co_localspluskinds", "and co_localsplusnames differ in length"));
            }
            return Ok((names, kinds, None));
        }
        let var = self.names(Object::VarNames, "co_varnames")?;
        let free = self.names(Object::FreeVars, "co_freevars")?;
        let cell = self.names(Object::CellVars, "co_cellvars")?;
        if usize::try_from(self.longs[Long::NLocals as usize]) != Ok(var.tuple().len()) {
            return Err(self.error("co_nlocals", "is not the number of co_varnames"));
        }
        let parts = [(&var, kind::LOCAL), (&cell, kind::CELL), (&free, kind::FREE)];
        let (mut kinds, mut joined) = (Vec::new(), Vec::new());
        for (names, kind) in parts {
            joined.extend_from_slice(names.tuple());
            kinds.resize(joined.len(), kind);
        }
        let joined = self.as_names(made_sequence(b'(', joined), "co_varnames")?;
        let kinds = made_bytes(b's', &kinds);
        Ok((joined, kinds, Some([var, free, cell])))
    }

    /// What CPython's `_PyCode_Validate` demands beyond the types.
    fn check_arguments(&self, code: &CodeObject) -> Result<(), Error> {
        let variadic = u64::from(code.flags >> 2 & 1) + u64::from(code.flags >> 3 & 1);
        let arguments = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + variadic;
        if code.posonlyargcount > code.argcount {
            return Err(self.error("co_posonlyargcount", "is more than co_argcount"));
        }
        if arguments > code.nlocals() as u64 {
            return Err(
                self.error("co_argcount", "and the other arguments are more than the local variables")
            );
        }
        Ok(())
    }

    fn count(&self, field: Long, name: &'static str) -> Result<u32, Error> {
        u32::try_from(self.longs[field as usize]).map_err(|_| self.error(name, "is negative"))
    }

    fn take(&mut self, field: Object, name: &'static str) -> Result<Const, Error> {
        self.objects[field as usize].take().ok_or_else(|| self.error(name, "is missing"))
    }

    fn tuple(&mut self, field: Object, name: &'static str) -> Result<Tuple, Error> {
        match self.take(field, name)? {
            Const::Tuple(tuple) => Ok(tuple),
            _ => Err(self.error(name, "is not a tuple")),
        }
    }

    fn bytes(&mut self, field: Object, name: &'static str) -> Result<Bytes, Error> {
        match self.take(field, name)? {
            Const::Bytes(bytes) => Ok(bytes),
            _ => Err(self.error(name, "is not a bytes object")),
        }
    }

    fn string(&self, value: &Const, name: &'static str) -> Result<Str, Error> {
        self.named(value).ok_or_else(|| self.error(name, "is not a string"))
    }

    fn names(&mut self, field: Object, name: &'static str) -> Result<Names, Error> {
        let tuple = self.tuple(field, name)?;
        self.as_names(tuple, name)
    }

    fn as_names(&self, tuple: Tuple, name: &'static str) -> Result<Names, Error> {
        Names::of(self.version, tuple).ok_or_else(|| self.error(name, "holds something other than strings"))
    }

    /// The text of a name; only Python 2 names things with 8-bit strings.
    fn named(&self, value: &Const) -> Option<Str> {
        match value {
            Const::Bytes(_) if self.version > Version::V2_7 => None,
            _ => name_of(value),
        }
    }

    fn error(&self, field: &'static str, why: &'static str) -> Error {
        Error::Code { offset: self.offset, field, why }
    }
}
