//! Opcode numbers that somebody exchanged, put back to what their version means by them.

use std::collections::HashMap;
use std::sync::Arc;

use taipan_isa::{Op, Version, width};
use taipan_marshal::{CodeObject, Const};

use crate::instr::UNIT;

/// Which opcode number each number in a file stands for.
///
/// ```
/// use std::sync::Arc;
/// use taipan_decode::{OpcodeMap, decode};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// let Const::Bytes(code) = Const::bytes(&[200, 0]) else { panic!() };
/// let code = CodeObject { code, ..CodeObject::empty(Version::V3_13, "spam") };
/// let mut map = OpcodeMap::default();
/// map.set(200, OpcodeMap::number(Version::V3_13, "RETURN_VALUE").unwrap());
/// let code = map.apply(&Arc::new(code));
/// assert_eq!(decode(code.version, &code.code).instructions()[0].name(), "RETURN_VALUE");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpcodeMap([u8; 256]);

impl Default for OpcodeMap {
    /// Every number stands for itself.
    fn default() -> OpcodeMap {
        OpcodeMap(std::array::from_fn(|number| number as u8))
    }
}

impl OpcodeMap {
    /// Says what a number in the file stands for.
    pub fn set(&mut self, in_file: u8, real: u8) {
        self.0[usize::from(in_file)] = real;
    }

    /// The number of the opcode that `dis` calls `name` in a version.
    pub fn number(version: Version, name: &str) -> Option<u8> {
        Op::ALL.iter().filter(|op| op.name() == name).find_map(|op| op.number(version))
    }

    /// A code object, with all that are nested in its constants, whose opcodes are the real ones.
    ///
    /// Inline caches and arguments stay as they are; where each instruction ends is told by what its number stands for.
    pub fn apply(&self, code: &Arc<CodeObject>) -> Arc<CodeObject> {
        // Depth first without recursion; what the file shares stays shared.
        let mut done: HashMap<*const CodeObject, Arc<CodeObject>> = HashMap::new();
        let mut open = vec![(code, false)];
        while let Some((code, nested_done)) = open.pop() {
            if done.contains_key(&Arc::as_ptr(code)) {
                continue;
            }
            if nested_done {
                done.insert(Arc::as_ptr(code), Arc::new(self.one(code, &done)));
                continue;
            }
            open.push((code, true));
            open.extend(code.nested().map(|nested| (nested, false)));
        }
        done.remove(&Arc::as_ptr(code)).unwrap_or_else(|| Arc::clone(code))
    }

    fn one(&self, code: &CodeObject, done: &HashMap<*const CodeObject, Arc<CodeObject>>) -> CodeObject {
        let mut changed = code.clone();
        if let Const::Bytes(bytes) = Const::bytes(&self.translated(code.version, &code.code)) {
            changed.code = bytes;
        }
        if code.nested().next().is_some() {
            let consts = code.consts.iter().map(|constant| match constant {
                Const::Code(nested) => {
                    Const::Code(done.get(&Arc::as_ptr(nested)).map_or_else(|| Arc::clone(nested), Arc::clone))
                }
                other => other.clone(),
            });
            if let Const::Tuple(consts) = Const::tuple(consts.collect()) {
                changed.consts = consts;
            }
        }
        changed
    }

    fn translated(&self, version: Version, code: &[u8]) -> Vec<u8> {
        let mut real = code.to_vec();
        let mut offset = 0;
        while let Some(number) = real.get_mut(offset) {
            *number = self.0[usize::from(*number)];
            let caches = Op::decode(version, *number).map_or(0, |op| op.caches(version));
            offset += (width(version, *number) + UNIT * u32::from(caches)) as usize;
        }
        real
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_arguments_and_python_2_are_walked_past() {
        let mut map = OpcodeMap::default();
        map.set(200, 116); // LOAD_GLOBAL: four cache units in 3.12
        map.set(1, 9);
        let code = [200, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        assert_eq!(map.translated(Version::V3_12, &code), [116, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1]);
        assert_eq!(map.translated(Version::V2_7, &[200, 1, 1, 1, 200]), [116, 1, 1, 9, 116]);
        assert_eq!(OpcodeMap::number(Version::V3_15, "END_FOR"), Some(9));
        assert_eq!(OpcodeMap::number(Version::V3_9, "RESUME"), None);
    }
}
