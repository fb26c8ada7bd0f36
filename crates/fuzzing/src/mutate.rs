//! Files with some bytes of their bytecode changed.

use std::ops::Range;

use taipan_marshal::CodeObject;

use crate::choice::Choices;

/// A file, and where its instructions lie.
#[derive(Clone, Debug)]
pub struct Source {
    pub name: String,
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

impl Source {
    /// `None` where the bytes are no file with instructions.
    pub fn new(name: String, bytes: Vec<u8>) -> Option<Source> {
        let pyc = taipan_marshal::read(&bytes).ok()?;
        let mut places = Vec::new();
        collect(&pyc.code, &bytes, &mut places);
        (!places.is_empty()).then_some(Source { name, bytes, places })
    }

    /// The file with one to three places of its bytecode changed.
    pub fn mutated(&self, choices: &mut Choices<'_>) -> Vec<u8> {
        let (mut bytes, places) = (self.bytes.clone(), &self.places);
        for _ in 0..1 + choices.below(3) {
            let place = &places[choices.below(places.len())];
            let at = place.start + choices.below(place.len() / 2) * 2;
            match choices.below(4) {
                // Another argument, near or anywhere.
                0 => {
                    let by = choices.below(5) as u8;
                    bytes[at + 1] = bytes[at + 1].wrapping_add(by).wrapping_sub(2);
                }
                1 => bytes[at + 1] = choices.below(256) as u8,
                // An instruction from elsewhere.
                2 => {
                    let from = &places[choices.below(places.len())];
                    let from = from.start + choices.below(from.len() / 2) * 2;
                    (bytes[at], bytes[at + 1]) = (bytes[from], bytes[from + 1]);
                }
                _ => bytes[at] = choices.below(256) as u8,
            }
        }
        bytes
    }
}

/// Where the bytecode of a code object, and of those in it, lies in the file.
fn collect(code: &CodeObject, bytes: &[u8], found: &mut Vec<Range<usize>>) {
    let own = &code.code[..];
    if own.len() >= 8
        && let Some(at) = memchr::memmem::find(bytes, own)
    {
        found.push(at..at + own.len());
    }
    for nested in code.nested() {
        collect(nested, bytes, found);
    }
}
