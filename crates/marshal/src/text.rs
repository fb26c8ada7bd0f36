//! Python strings as marshal holds them: any code points, lone surrogates included.

use std::fmt;

use smol_str::SmolStr;

/// The text of a Python `str`: UTF-8, or UTF-8 extended to surrogates (the `surrogatepass` error handler).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PyStr(Text);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Text {
    /// Short ones take no memory of their own.
    Utf8(SmolStr),
    /// Holds at least one surrogate.
    Surrogates(Box<[u8]>),
}

impl PyStr {
    /// Reads UTF-8 that may hold surrogates; `None` where the bytes are neither.
    ///
    /// ```
    /// # use taipan_marshal::PyStr;
    /// assert_eq!(PyStr::from_surrogatepass(b"caf\xc3\xa9").unwrap().as_str(), Some("café"));
    /// let lone = PyStr::from_surrogatepass(b"\xed\xa0\x80").unwrap();
    /// assert_eq!((lone.as_str(), lone.code_points().next()), (None, Some(0xd800)));
    /// assert!(PyStr::from_surrogatepass(b"\xff").is_none());
    /// ```
    pub fn from_surrogatepass(bytes: &[u8]) -> Option<PyStr> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(PyStr::from(text)),
            Err(_) => is_generalised_utf8(bytes).then(|| PyStr(Text::Surrogates(bytes.into()))),
        }
    }

    /// Reads one code point a byte (the kinds that marshal calls ASCII may hold all of Latin-1).
    pub fn from_latin1(bytes: &[u8]) -> PyStr {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => PyStr::from(text),
            _ => PyStr(Text::Utf8(bytes.iter().map(|&b| char::from(b)).collect())),
        }
    }

    /// The text, unless it holds surrogates.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Text::Utf8(text) => Some(text),
            Text::Surrogates(_) => None,
        }
    }

    /// The text in UTF-8 extended to surrogates.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Text::Utf8(text) => text.as_bytes(),
            Text::Surrogates(bytes) => bytes,
        }
    }

    /// Whether every code point is below 128.
    pub fn is_ascii(&self) -> bool {
        matches!(&self.0, Text::Utf8(text) if text.is_ascii())
    }

    /// The code points in order, surrogates included.
    ///
    /// The text is well-formed by construction, so that the width of a code point follows from its first byte.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest = self.as_bytes();
        std::iter::from_fn(move || {
            let (&first, tail) = rest.split_first()?;
            let (width, start) = match first {
                0..0x80 => (0, u32::from(first)),
                0x80..0xe0 => (1, u32::from(first & 0x1f)),
                0xe0..0xf0 => (2, u32::from(first & 0x0f)),
                _ => (3, u32::from(first & 0x07)),
            };
            let (low, tail) = tail.split_at_checked(width)?;
            rest = tail;
            Some(low.iter().fold(start, |point, &byte| point << 6 | u32::from(byte & 0x3f)))
        })
    }

    /// The text with each surrogate replaced by U+FFFD, for messages.
    pub fn to_lossy(&self) -> std::borrow::Cow<'_, str> {
        match self.as_str() {
            Some(text) => text.into(),
            None => {
                self.code_points().map(|p| char::from_u32(p).unwrap_or('\u{fffd}')).collect::<String>().into()
            }
        }
    }
}

impl From<&str> for PyStr {
    fn from(text: &str) -> PyStr {
        PyStr(Text::Utf8(text.into()))
    }
}

impl PartialEq<str> for PyStr {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl fmt::Display for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_lossy())
    }
}

impl fmt::Debug for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(text) => fmt::Debug::fmt(text, f),
            None => write!(f, "\"{}\"", self.as_bytes().escape_ascii()),
        }
    }
}

/// Whether `bytes` are UTF-8 once surrogates (`ED A0..BF xx`) are allowed.
fn is_generalised_utf8(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        let Err(error) = std::str::from_utf8(rest) else { return true };
        rest = match rest.get(error.valid_up_to()..) {
            Some([0xed, 0xa0..=0xbf, 0x80..=0xbf, tail @ ..]) => tail,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_of_every_width() {
        let text = PyStr::from_surrogatepass("aé€\u{10ffff}".as_bytes()).unwrap();
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0x61, 0xe9, 0x20ac, 0x10ffff]);
        let pair = PyStr::from_surrogatepass(b"x\xed\xa0\x80\xed\xb0\x80y").unwrap();
        assert_eq!(pair.code_points().collect::<Vec<_>>(), [0x78, 0xd800, 0xdc00, 0x79]);
        assert_eq!(pair.to_lossy(), "x\u{fffd}\u{fffd}y");
        assert_eq!(format!("{pair:?}"), r#""x\xed\xa0\x80\xed\xb0\x80y""#);
    }

    #[test]
    fn malformed_text_is_refused() {
        for bytes in
            [&b"\xe9"[..], b"\xed\xa0", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xed\xa0\x80\xff", b"\x80"]
        {
            assert!(PyStr::from_surrogatepass(bytes).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn latin1_becomes_text() {
        assert_eq!(PyStr::from_latin1(b"caf\xe9").as_str(), Some("café"));
        assert!(!PyStr::from_latin1(b"\xe9").is_ascii());
        assert!(PyStr::from_latin1(b"spam").is_ascii());
    }
}
