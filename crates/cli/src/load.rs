//! Reading, decoding and checking the file that a verb is about.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use taipan_decode::VerifiedCode;
use taipan_isa::Version;
use taipan_marshal::{CodeObject, Pyc};

use crate::altered::Altered;
use crate::failure::Failure;

/// More than this is no module: marshal's own lengths end at twice as much.
const MAX_FILE: u64 = 1 << 30;

/// The bytes of a file, or of standard input where its name is `-`.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |e: io::Error| unreadable(path, &e);
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        File::open(path).and_then(|f| f.take(MAX_FILE + 1).read_to_end(&mut bytes)).map_err(failed)?;
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(Failure::Unsound(format!(
            "{}: not a .pyc file: it is larger than 1 GiB",
            path.display()
        )));
    }
    Ok(bytes)
}

/// Whether the name means standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// That a file or folder cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Usage(format!("{}: {}", path.display(), reason(error)))
}

/// An error's text without Rust's `(os error 2)`.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_string()
}

/// A loaded `.pyc` file.
pub fn pyc(path: &Path, altered: &Altered) -> Result<Pyc, Failure> {
    let bytes = bytes(path)?;
    let version = altered.magic.or_else(|| version_of(&bytes));
    let read = match altered.magic {
        Some(version) => taipan_marshal::read_as(version, &bytes),
        None => taipan_marshal::read(&bytes),
    };
    let mut pyc = read.map_err(|e| {
        let of = version.map_or_else(String::new, |v| format!("Python {v}: "));
        Failure::Unsound(format!("{}: {of}{e}", path.display()))
    })?;
    if let Some(map) = altered.opcodes(pyc.version)? {
        pyc.code = map.apply(&pyc.code);
    }
    Ok(pyc)
}

/// A loaded `.pyc` file whose bytecode was found sound.
pub fn verified(path: &Path, altered: &Altered) -> Result<(Pyc, Arc<VerifiedCode>), Failure> {
    let pyc = pyc(path, altered)?;
    match taipan_decode::verify(&pyc.code) {
        Ok(code) => Ok((pyc, code)),
        Err(e) => Err(Failure::Unsound(format!("{}: Python {}: {e}", path.display(), pyc.version))),
    }
}

/// The same of a file's contents.
pub fn verified_bytes(path: &Path, bytes: &[u8]) -> Result<(Pyc, Arc<VerifiedCode>), Failure> {
    let unsound = |e: &dyn std::fmt::Display| Failure::Unsound(format!("{}: {e}", path.display()));
    let pyc = taipan_marshal::read(bytes).map_err(|e| unsound(&e))?;
    let code = taipan_decode::verify(&pyc.code).map_err(|e| unsound(&e))?;
    Ok((pyc, code))
}

/// The version that the magic number of a file names.
fn version_of(bytes: &[u8]) -> Option<Version> {
    let &[low, high, b'\r', b'\n', ..] = bytes else { return None };
    Version::from_magic(u16::from_le_bytes([low, high])).ok()
}

/// The code object and all that are nested in it, outer ones first, each once.
pub fn all_codes(code: &Arc<CodeObject>) -> Vec<Arc<CodeObject>> {
    let (mut found, mut waiting, mut seen) = (Vec::new(), vec![Arc::clone(code)], HashSet::new());
    while let Some(code) = waiting.pop() {
        if seen.insert(Arc::as_ptr(&code)) {
            let first = waiting.len();
            waiting.extend(code.nested().cloned());
            waiting[first..].reverse();
            found.push(code);
        }
    }
    found
}
