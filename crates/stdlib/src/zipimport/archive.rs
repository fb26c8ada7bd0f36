//! The directory of a zip archive, and the contents of its files. Nothing of the archive is trusted.

use flate2::read::DeflateDecoder;
use std::collections::HashMap;
use std::io::Read;

/// The most that one file of an archive is decompressed to.
const MAX_FILE: u64 = 1 << 30;
/// Size of the end-of-central-directory record without its comment, and the longest comment.
const END: usize = 22;
const MAX_COMMENT: usize = 0xffff;
const CENTRAL: usize = 46;
const LOCAL: usize = 30;

/// Where a file of the archive is.
struct Entry {
    method: u16,
    stored: usize,
    offset: usize,
}

/// An archive that lies in memory.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: HashMap<String, Entry>,
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(|b| usize::from(u16::from_le_bytes(b)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    bytes
        .get(at..at.checked_add(4)?)?
        .try_into()
        .ok()
        .and_then(|b| usize::try_from(u32::from_le_bytes(b)).ok())
}

impl<'a> Archive<'a> {
    /// Reads the directory; what is wrong where there is none.
    pub fn read(bytes: &'a [u8]) -> Result<Archive<'a>, &'static str> {
        let from = bytes.len().saturating_sub(END + MAX_COMMENT);
        let tail = bytes.get(from..).unwrap_or_default();
        let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06").ok_or("not a Zip file")? + from;
        let field = |at: usize| long(bytes, end + at).ok_or("corrupt Zip file");
        let (size, offset) = (field(12)?, field(16)?);
        // What stands before the archive, such as a `#!` line, moves everything.
        let start = end.checked_sub(size).ok_or("bad central directory size")?;
        let moved = start.checked_sub(offset).ok_or("bad central directory offset")?;
        let mut archive = Archive { bytes, entries: HashMap::new() };
        let mut at = start;
        while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
            at = archive.entry(at, moved).ok_or("can't read Zip file")?;
        }
        Ok(archive)
    }

    /// Reads one entry of the directory; where the next one is.
    fn entry(&mut self, at: usize, moved: usize) -> Option<usize> {
        let bytes = self.bytes;
        let name_len = word(bytes, at + 28)?;
        let name = bytes.get(at + CENTRAL..at + CENTRAL + name_len)?;
        let entry = Entry {
            method: u16::try_from(word(bytes, at + 10)?).ok()?,
            stored: long(bytes, at + 20)?,
            offset: long(bytes, at + 42)?.checked_add(moved)?,
        };
        self.entries.insert(String::from_utf8_lossy(name).into_owned(), entry);
        Some(at + CENTRAL + name_len + word(bytes, at + 30)? + word(bytes, at + 32)?)
    }

    /// Whether there is a file of that path.
    pub fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Whether the archive lists a folder of that path.
    pub fn has_folder(&self, path: &str) -> bool {
        self.entries.contains_key(&format!("{path}/"))
    }

    /// A file's contents; what is wrong with them.
    pub fn contents(&self, path: &str) -> Option<Result<Vec<u8>, &'static str>> {
        self.entries.get(path).map(|entry| self.unpacked(entry).unwrap_or(Err("can't read Zip file")))
    }

    fn unpacked(&self, entry: &Entry) -> Option<Result<Vec<u8>, &'static str>> {
        let at = entry.offset;
        if self.bytes.get(at..at.checked_add(4)?)? != b"PK\x03\x04" {
            return Some(Err("bad local file header"));
        }
        let start = at.checked_add(LOCAL + word(self.bytes, at + 26)? + word(self.bytes, at + 28)?)?;
        let data = self.bytes.get(start..start.checked_add(entry.stored)?)?;
        Some(match entry.method {
            0 => Ok(data.to_vec()),
            8 => {
                let mut whole = Vec::new();
                match DeflateDecoder::new(data).take(MAX_FILE).read_to_end(&mut whole) {
                    Ok(_) => Ok(whole),
                    Err(_) => Err("can't decompress data"),
                }
            }
            _ => Err("can't decompress data; unknown method"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Archive;

    /// An archive of one stored file, as `zipfile` writes it.
    fn one(name: &str, data: &[u8]) -> Vec<u8> {
        let (n, size) = ((name.len() as u16).to_le_bytes(), (data.len() as u32).to_le_bytes());
        let mut zip =
            [b"PK\x03\x04", &[0; 14][..], &size, &size, &n, &[0, 0], name.as_bytes(), data].concat();
        let start = zip.len() as u32;
        zip.extend([b"PK\x01\x02", &[0; 16][..], &size, &size, &n, &[0; 16], name.as_bytes()].concat());
        let length = zip.len() as u32 - start;
        zip.extend(
            [b"PK\x05\x06", &[0; 8][..], &length.to_le_bytes(), &start.to_le_bytes(), &[0, 0]].concat(),
        );
        zip
    }

    #[test]
    fn files_are_found_behind_a_prefix_too() {
        for prefix in ["", "#!/usr/bin/env python\n"] {
            let zip = [prefix.as_bytes(), &one("a/b.pyc", b"data")].concat();
            let archive = Archive::read(&zip).unwrap();
            assert!(archive.has("a/b.pyc") && !archive.has("b.pyc"));
            assert_eq!(archive.contents("a/b.pyc").unwrap().unwrap(), b"data");
        }
    }

    #[test]
    fn broken_archives_are_refused() {
        let zip = one("m.pyc", b"data");
        assert!(Archive::read(b"").is_err() && Archive::read(b"PK\x05\x06").is_err());
        for end in 0..zip.len() {
            if let Ok(archive) = Archive::read(&zip[..end]) {
                drop(archive.contents("m.pyc"));
            }
        }
    }
}
