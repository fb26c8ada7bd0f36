//! The header of a `.pyc` file (PEP 552), and what to say of a file that has none.

use taipan_isa::Version;

use crate::cursor::Cursor;
use crate::error::Error;

/// The header of a `.pyc` file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The magic number, as `importlib.util` counts it.
    pub magic: u16,
    /// What follows the magic number: `\r\n`, unless somebody altered it.
    pub magic_end: [u8; 2],
    /// Bit 0: validated by source hash; bit 1: check the source (from 3.7, else 0).
    pub flags: u32,
    /// When the source was last changed, in seconds since 1970; `None` in files validated by hash.
    pub mtime: Option<u32>,
    /// Size of the source in bytes modulo 2³²; `None` in Python 2 and in files validated by hash.
    pub source_size: Option<u32>,
    /// The source's SipHash, in files validated by hash.
    pub hash: Option<[u8; 8]>,
}

impl Header {
    /// Whether the file is valid only while its source hashes to [`Header::hash`] (PEP 552's "checked").
    pub fn check_source(&self) -> bool {
        self.flags & 0b10 != 0
    }

    /// The header of a file that `version` takes whatever became of the source (PEP 552's "unchecked"), or, before 3.7,
    /// whose source is of 1970.
    pub fn unchecked(version: Version) -> Header {
        let hashed = has_flags(version);
        Header {
            magic: version.magic(),
            magic_end: *b"\r\n",
            flags: u32::from(hashed),
            mtime: (!hashed).then_some(0),
            source_size: (!hashed && has_size(version)).then_some(0),
            hash: hashed.then_some([0; 8]),
        }
    }

    /// Writes the header as files of `version` have it.
    pub(crate) fn write(&self, version: Version, out: &mut Vec<u8>) {
        out.extend(self.magic.to_le_bytes());
        out.extend(self.magic_end);
        if has_flags(version) {
            out.extend(self.flags.to_le_bytes());
        }
        match self.hash {
            Some(hash) if has_flags(version) && self.flags & 1 != 0 => out.extend(hash),
            _ => {
                out.extend(self.mtime.unwrap_or(0).to_le_bytes());
                if has_size(version) {
                    out.extend(self.source_size.unwrap_or(0).to_le_bytes());
                }
            }
        }
    }
}

fn has_flags(version: Version) -> bool {
    version >= Version::V3_7
}

fn has_size(version: Version) -> bool {
    version >= Version::V3_6
}

/// Reads the header, as that of a file of `expected` if a version is given, and says where it ends.
pub(crate) fn read_header(
    bytes: &[u8],
    expected: Option<Version>,
) -> Result<(Version, Header, usize), Error> {
    let mut input = Cursor::new(bytes, 0);
    let (version, magic, magic_end) = match (expected, bytes) {
        (None, [low, high, b'\r', b'\n', ..]) => {
            let magic = u16::from_le_bytes([*low, *high]);
            (Version::from_magic(magic)?, magic, *b"\r\n")
        }
        (None, _) => return Err(Error::NotPyc { what: describe(bytes).into() }),
        (Some(version), _) => {
            let [low, high, end @ ..] = input.array::<4>("the magic number")?;
            (version, u16::from_le_bytes([low, high]), end)
        }
    };
    let mut input = Cursor::new(bytes, 4);
    let mut header = Header { magic, magic_end, flags: 0, mtime: None, source_size: None, hash: None };
    let word = |input: &mut Cursor| input.array("the header").map(u32::from_le_bytes);
    if has_flags(version) {
        header.flags = word(&mut input)?;
        if header.flags & !0b11 != 0 {
            return Err(Error::HeaderFlags { offset: 4, flags: header.flags });
        }
    }
    if header.flags & 1 != 0 {
        header.hash = Some(input.array("the source hash of the header")?);
    } else {
        header.mtime = Some(word(&mut input)?);
        if has_size(version) {
            header.source_size = Some(word(&mut input)?);
        }
    }
    Ok((version, header, input.offset()))
}

/// What the input is, if it is no `.pyc` file.
fn describe(bytes: &[u8]) -> &'static str {
    match bytes {
        [] => "it is empty",
        [b'P', b'K', 3, 4, ..] => "it is a ZIP archive",
        [0x7f, b'E', b'L', b'F', ..] => "it is an ELF binary",
        [0x1f, 0x8b, ..] => "it is gzip data",
        [b'\x93', b'N', b'U', b'M', ..] => "it is a NumPy array",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it is UTF-16 text",
        [b'c' | 0xe3, ..] if bytes.contains(&0) => "it is a bare code object without a header",
        _ if looks_like_text(bytes) => {
            "it is text (Python source must be compiled first: python -m py_compile FILE)"
        }
        _ => "it does not start with a magic number",
    }
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() < bytes.len(),
    };
    whole && !head.iter().any(|&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes_of(magic: u16, rest: &[u8]) -> Vec<u8> {
        [&magic.to_le_bytes()[..], b"\r\n", rest].concat()
    }

    #[test]
    fn header_by_mtime_and_by_hash() {
        let by_time = bytes_of(3571, b"\0\0\0\0\x01\0\0\0\x02\0\0\0");
        let (version, header, end) = read_header(&by_time, None).unwrap();
        assert_eq!((version, end), (Version::V3_13, 16));
        assert_eq!((header.mtime, header.source_size, header.hash), (Some(1), Some(2), None));
        let (_, header, _) = read_header(&bytes_of(3495, b"\x03\0\0\0abcdefgh"), None).unwrap();
        assert_eq!((header.mtime, header.hash), (None, Some(*b"abcdefgh")));
        assert!(header.check_source());
    }

    #[test]
    fn every_version_writes_back_its_header() {
        for &version in Version::ALL {
            let mut bytes = Vec::new();
            Header::unchecked(version).write(version, &mut bytes);
            let (found, header, end) = read_header(&bytes, None).unwrap();
            assert_eq!((found, header, end), (version, Header::unchecked(version), bytes.len()));
        }
        let altered = [b"\0\0ab", &b"\0\0\0\0\x01\0\0\0\x02\0\0\0"[..]].concat();
        let (_, header, _) = read_header(&altered, Some(Version::V3_13)).unwrap();
        let mut written = Vec::new();
        header.write(Version::V3_13, &mut written);
        assert_eq!(written, altered);
    }

    #[test]
    fn what_is_no_pyc_is_named() {
        let message = |bytes: &[u8]| read_header(bytes, None).unwrap_err().to_string();
        assert_eq!(message(b""), "not a .pyc file: it is empty");
        assert!(message(b"import os\n").contains("it is text (Python source"));
        assert!(message("é = 1".as_bytes()).contains("it is text"));
        assert!(message(b"PK\x03\x04").contains("ZIP"));
        assert!(message(b"\x01\x02\x03").contains("does not start with a magic number"));
        assert!(message(b"\xe3\0\0\0\0").contains("without a header"));
    }

    #[test]
    fn other_releases_are_named() {
        let message = |magic| read_header(&bytes_of(magic, b""), None).unwrap_err().to_string();
        assert_eq!(
            message(3570),
            "magic number 3570 is of a pre-release of Python 3.13, whose final magic number is 3571"
        );
        assert_eq!(message(3230), "magic number 3230 is of Python 3.3, which is not supported");
    }

    #[test]
    fn truncated_and_impossible_headers() {
        assert!(matches!(
            read_header(&bytes_of(3571, b"\0\0\0\0\x01"), None),
            Err(Error::Truncated { offset: 8, .. })
        ));
        assert!(matches!(read_header(&bytes_of(3571, b"\x04\0\0\0"), None), Err(Error::HeaderFlags { .. })));
    }
}
