//! Editing of code objects, as Python's `CodeType.replace` does it.

use taipan_isa::Version;

use crate::code::{CodeObject, Names, joins_names, kind, object_of};
use crate::value::{Const, Mark, Str, made_bytes, made_sequence};

/// Fields of a code object that contradict each other, or that its version cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} {why}")]
pub struct EditError {
    /// The field, as Python names it.
    pub field: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

/// A copy of a code object with other fields, made by [`CodeObject::replace`].
///
/// Nothing is computed from anything else: who gives other variables also says how many there are (`nlocals`), who gives
/// other instructions also gives their stack size and tables.
#[derive(Clone, Debug)]
pub struct Replace {
    code: CodeObject,
    nlocals: usize,
    /// `co_varnames`, `co_cellvars` and `co_freevars`, where one of them is replaced.
    variables: Option<[Vec<Str>; 3]>,
}

impl CodeObject {
    /// A copy to be changed (`CodeType.replace`).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use taipan_isa::Version;
    /// use taipan_marshal::{CodeObject, Const, Pyc, read, write};
    ///
    /// # let code = CodeObject::empty(Version::V3_13, "<module>").replace();
    /// # let code = code.code(&[83, 0, 36, 0]).consts(vec![Const::str("spam")]).stacksize(1).finish()?;
    /// # let file = write(&Pyc::new(Arc::new(code)))?;
    /// // Put another constant in place of the first one, and save the file.
    /// let mut pyc = read(&file)?;
    /// let mut consts = pyc.code.consts.to_vec();
    /// consts[0] = Const::str("eggs");
    /// pyc.code = Arc::new(pyc.code.replace().consts(consts).finish()?);
    /// let patched = write(&pyc)?;
    /// assert_eq!(format!("{:?}", read(&patched)?.code.consts), r#"[Str("eggs")]"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace(&self) -> Replace {
        Replace { code: self.clone(), nlocals: self.nlocals(), variables: None }
    }
}

impl Replace {
    /// Sets `co_argcount`.
    pub fn argcount(mut self, count: u32) -> Replace {
        self.code.argcount = count;
        self
    }

    /// Sets `co_posonlyargcount`.
    pub fn posonlyargcount(mut self, count: u32) -> Replace {
        self.code.posonlyargcount = count;
        self
    }

    /// Sets `co_kwonlyargcount`.
    pub fn kwonlyargcount(mut self, count: u32) -> Replace {
        self.code.kwonlyargcount = count;
        self
    }

    /// Sets `co_nlocals`, which must be the number of `co_varnames`.
    pub fn nlocals(mut self, count: usize) -> Replace {
        self.nlocals = count;
        self
    }

    /// Sets `co_stacksize`.
    pub fn stacksize(mut self, slots: u32) -> Replace {
        self.code.stacksize = slots;
        self
    }

    /// Sets `co_flags`.
    pub fn flags(mut self, flags: u32) -> Replace {
        self.code.flags = flags;
        self
    }

    /// Sets `co_firstlineno`.
    pub fn firstlineno(mut self, line: i32) -> Replace {
        self.code.firstlineno = line;
        self
    }

    /// Sets `co_code`.
    pub fn code(mut self, code: &[u8]) -> Replace {
        self.code.code = made_bytes(b's', code);
        self
    }

    /// Sets `co_consts`.
    pub fn consts(mut self, consts: Vec<Const>) -> Replace {
        self.code.consts = made_sequence(b'(', consts);
        self
    }

    /// Sets `co_names`.
    pub fn names(mut self, names: Vec<Str>) -> Replace {
        self.code.names = names_of(self.code.version, names);
        self
    }

    /// Sets `co_varnames`.
    pub fn varnames(mut self, names: Vec<Str>) -> Replace {
        self.variables()[0] = names;
        self
    }

    /// Sets `co_cellvars`; from 3.11 on a name that is among `co_varnames` too is one variable.
    pub fn cellvars(mut self, names: Vec<Str>) -> Replace {
        self.variables()[1] = names;
        self
    }

    /// Sets `co_freevars`.
    pub fn freevars(mut self, names: Vec<Str>) -> Replace {
        self.variables()[2] = names;
        self
    }

    /// Sets `co_filename`.
    pub fn filename(mut self, name: Str) -> Replace {
        if let Some(old) = &mut self.code.separate {
            old.filename = object_of(self.code.version, &name);
        }
        self.code.filename = name;
        self
    }

    /// Sets `co_name`, and before 3.11 the `qualname` that is the same there.
    pub fn name(mut self, name: Str) -> Replace {
        if let Some(old) = &mut self.code.separate {
            old.name = object_of(self.code.version, &name);
            self.code.qualname = name.clone();
        }
        self.code.name = name;
        self
    }

    /// Sets `co_qualname`, which files hold from 3.11 on.
    pub fn qualname(mut self, name: Str) -> Replace {
        self.code.qualname = name;
        self
    }

    /// Sets the line table: `co_linetable` from 3.10 on, `co_lnotab` before.
    pub fn linetable(mut self, table: &[u8]) -> Replace {
        self.code.linetable = made_bytes(b's', table);
        self
    }

    /// Sets `co_exceptiontable`, which files hold from 3.11 on.
    pub fn exceptiontable(mut self, table: &[u8]) -> Replace {
        self.code.exceptiontable = made_bytes(b's', table);
        self
    }

    /// Checks the fields together and gives the new code object.
    ///
    /// # Errors
    /// Fields that contradict each other or that files of the version cannot hold.
    pub fn finish(self) -> Result<CodeObject, EditError> {
        let mut code = self.code;
        if let Some(variables) = self.variables {
            join(&mut code, variables);
        }
        let error = |(field, why)| EditError { field, why };
        if self.nlocals != code.nlocals() {
            return Err(error(("co_nlocals", "is not the number of co_varnames")));
        }
        check_stored(&code, code.version).map_err(error)?;
        check_meaning(&code).map_err(error)?;
        let held = Mark::container(b'c', code.mark.flagged, false, code.consts.iter());
        let weight = held.weight.saturating_add(code.code.len() as u64 / 16);
        code.mark = Mark { made: code.mark.made, hashable: true, weight, ..held };
        Ok(code)
    }

    fn variables(&mut self) -> &mut [Vec<Str>; 3] {
        let code = &self.code;
        self.variables.get_or_insert_with(|| {
            [
                code.varnames().cloned().collect(),
                code.cellvars().cloned().collect(),
                code.freevars().cloned().collect(),
            ]
        })
    }
}

/// Names in the form in which files of `version` hold them.
fn names_of(version: Version, names: Vec<Str>) -> Names {
    let objects = names.iter().map(|name| object_of(version, name)).collect();
    Names::of(version, made_sequence(b'(', objects)).unwrap_or_else(|| Names::new(names))
}

/// Lays out the frame's variables as CPython's `PyUnstable_Code_NewWithPosOnlyArgs` does.
fn join(code: &mut CodeObject, [varnames, cellvars, freevars]: [Vec<Str>; 3]) {
    let version = code.version;
    if let Some(old) = &mut code.separate {
        old.varnames = names_of(version, varnames.clone());
        old.cellvars = names_of(version, cellvars.clone());
        old.freevars = names_of(version, freevars.clone());
    }
    let mut kinds = vec![kind::LOCAL; varnames.len()];
    let mut names = varnames;
    let locals = names.len();
    for cell in cellvars {
        let place = names[..locals].iter().position(|name| *name == cell);
        match place.filter(|_| !joins_names(version)).and_then(|place| kinds.get_mut(place)) {
            Some(kind) => *kind |= kind::CELL,
            None => {
                names.push(cell);
                kinds.push(kind::CELL);
            }
        }
    }
    kinds.resize(kinds.len() + freevars.len(), kind::FREE);
    names.extend(freevars);
    code.localsplusnames = names_of(version, names);
    code.localspluskinds = made_bytes(b's', &kinds);
}

type Check = Result<(), (&'static str, &'static str)>;

fn ensure(sound: bool, field: &'static str, why: &'static str) -> Check {
    if sound { Ok(()) } else { Err((field, why)) }
}

/// Checks that files of `version` can hold the fields, and that those that are there in two forms agree.
pub(crate) fn check_stored(code: &CodeObject, version: Version) -> Check {
    ensure(code.version == version, "co_code", "is of another version")?;
    let counts = [code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize];
    ensure(counts.iter().all(|&count| i32::try_from(count).is_ok()), "a count", "is out of range")?;
    let (names, kinds) = (&code.localsplusnames, &code.localspluskinds);
    ensure(names.len() == kinds.len(), "co_localspluskinds", "and co_localsplusnames differ in length")?;
    if version < Version::V3_8 {
        ensure(code.posonlyargcount == 0, "co_posonlyargcount", "came with Python 3.8")?;
    }
    if version == Version::V2_7 {
        ensure(code.kwonlyargcount == 0, "co_kwonlyargcount", "came with Python 3")?;
    }
    if !joins_names(version) {
        return Ok(());
    }
    ensure(code.exceptiontable.is_empty(), "co_exceptiontable", "came with Python 3.11")?;
    ensure(code.qualname == code.name, "co_qualname", "came with Python 3.11")?;
    let old = code.separate.as_deref().ok_or(("co_varnames", "is not set"))?;
    let text = |object: &Const, text: &Str| crate::code::name_of(object).is_some_and(|name| name == *text);
    ensure(text(&old.filename, &code.filename), "co_filename", "was changed without `replace`")?;
    ensure(text(&old.name, &code.name), "co_name", "was changed without `replace`")?;
    let in_order = [(&old.varnames, kind::LOCAL), (&old.cellvars, kind::CELL), (&old.freevars, kind::FREE)];
    let variables = in_order.iter().flat_map(|(names, kind)| names.iter().map(move |name| (name, kind)));
    let same = variables.eq(names.iter().zip(kinds.iter()));
    ensure(same, "co_localsplusnames", "was changed without `replace`")
}

/// Checks what CPython's `_PyCode_Validate` demands, and what an edit is likely to break.
fn check_meaning(code: &CodeObject) -> Check {
    let variadic = u64::from(code.flags >> 2 & 1) + u64::from(code.flags >> 3 & 1);
    let arguments = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + variadic;
    ensure(code.posonlyargcount <= code.argcount, "co_posonlyargcount", "is more than co_argcount")?;
    let enough = arguments <= code.nlocals() as u64;
    ensure(enough, "co_argcount", "and the other arguments are more than the local variables")?;
    let whole = code.version == Version::V2_7 || code.code.len().is_multiple_of(2);
    ensure(whole, "co_code", "is not a whole number of two-byte units")?;
    let same = code.nested().all(|nested| nested.version == code.version);
    ensure(same, "co_consts", "holds a code object of another version")
}
