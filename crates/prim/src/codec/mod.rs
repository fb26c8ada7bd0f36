//! Text encodings: UTF-7, UTF-8, UTF-16, UTF-32, Latin-1 and ASCII, with resumable error handlers, and escapes in text and bytes.
//!
//! A codec that meets what it cannot convert describes it as a [`Bad`] stretch and asks a handler, which may run Python code, for a
//! replacement and the position to go on from. [`ErrorPolicy`] holds the handlers that need no Python.

mod escapes;
mod handlers;
mod names;
mod python_escapes;
mod single;
mod source;
mod utf16;
mod utf32;
mod utf7;
mod utf8;

use std::convert::Infallible;

pub use escapes::{EscapeDecoded, EscapeError, InvalidEscape, decode_escapes, encode_escapes};
pub use handlers::ErrorPolicy;
pub use names::{ByteOrder, Encoding, normalize_name};
pub use python_escapes::{
    decode_raw_unicode_escape, decode_unicode_escape, encode_raw_unicode_escape, encode_unicode_escape,
};

use crate::text::{Text, TextRef};

/// What a codec could not convert: positions in the input, and the reason as the exception states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bad {
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// What an encoder writes in place of what it cannot encode.
#[derive(Clone, Debug)]
pub enum Replacement {
    Bytes(Vec<u8>),
    /// To be encoded itself; must be within what the encoding takes.
    Text(Text),
}

/// Why encoding ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError<E> {
    /// The handler's replacement cannot be encoded either: raise `UnicodeEncodeError` for this.
    Bad(Bad),
    Handler(E),
}

/// How decoding goes on past bad bytes.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// What stands for them.
    pub text: Text,
    /// The position of the next byte to decode.
    pub resume: usize,
    /// The bytes to decode from here on, where the handler put others in their place.
    pub input: Option<Vec<u8>>,
}

/// Gives the replacement for bad bytes of the input, and where decoding goes on.
pub type DecodeHandler<'h, E> = dyn FnMut(&[u8], Bad) -> Result<Recovered, E> + 'h;

/// Gives the replacement for code points that cannot be encoded and the position at which encoding goes on.
pub type EncodeHandler<'h, E> = dyn FnMut(Bad) -> Result<(Replacement, usize), E> + 'h;

/// What was decoded, and how many bytes of the input it took (fewer than all only where `last` was false).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: Text,
    pub consumed: usize,
    /// The order found or assumed, for the encodings that may begin with a byte order mark.
    pub order: ByteOrder,
}

impl Encoding {
    /// Decodes `bytes`. Unless `last`, an incomplete sequence at the end is left for the next call.
    ///
    /// # Errors
    /// The first error of `handler`.
    ///
    /// ```
    /// use taipan_prim::codec::{Bad, Encoding};
    /// let mut strict = |_: &[u8], bad: Bad| Err(bad);
    /// let text = Encoding::Utf8.decode(b"caf\xc3\xa9", true, &mut strict).unwrap().text;
    /// assert_eq!(text, "café");
    /// let bad = Encoding::Utf8.decode(b"a\xff", true, &mut strict).unwrap_err();
    /// assert_eq!((bad.start, bad.end, bad.reason), (1, 2, "invalid start byte"));
    /// ```
    pub fn decode<E>(
        self,
        bytes: &[u8],
        last: bool,
        handler: &mut DecodeHandler<'_, E>,
    ) -> Result<Decoded, E> {
        match self {
            Encoding::Utf7 => utf7::decode(bytes, last, handler),
            Encoding::Utf8 => utf8::decode(bytes, last, handler),
            Encoding::Utf16(order) => utf16::decode(bytes, order, last, handler),
            Encoding::Utf32(order) => utf32::decode(bytes, order, last, handler),
            Encoding::Latin1 => Ok(Decoded::all(Text::from_latin1(bytes), bytes)),
            Encoding::Ascii => single::decode_ascii(bytes, handler),
        }
    }

    /// Encodes `text`.
    ///
    /// # Errors
    /// The first error of `handler`, or a replacement that cannot be encoded.
    ///
    /// ```
    /// use taipan_prim::codec::{Bad, Encoding};
    /// use taipan_prim::text::Text;
    /// let mut strict = |bad: Bad| Err(bad);
    /// let text = Text::from("é");
    /// assert_eq!(Encoding::Utf8.encode(text.as_ref(), &mut strict).unwrap(), b"\xc3\xa9");
    /// assert!(Encoding::Ascii.encode(text.as_ref(), &mut strict).is_err());
    /// ```
    pub fn encode<E>(
        self,
        text: TextRef<'_>,
        handler: &mut EncodeHandler<'_, E>,
    ) -> Result<Vec<u8>, EncodeError<E>> {
        match self {
            Encoding::Utf7 => Ok(utf7::encode(text)),
            Encoding::Utf8 => utf8::encode(text, handler),
            Encoding::Utf16(order) => utf16::encode(text, order, handler),
            Encoding::Utf32(order) => utf32::encode(text, order, handler),
            Encoding::Latin1 => single::encode(text, 0x100, handler),
            Encoding::Ascii => single::encode(text, 0x80, handler),
        }
    }

    /// Decodes all of `bytes` under a built-in policy.
    ///
    /// # Errors
    /// What the policy gives up on.
    pub fn decode_with(self, bytes: &[u8], policy: ErrorPolicy) -> Result<Text, Bad> {
        let resolved = self.resolved(bytes);
        let mut handler = |input: &[u8], bad| policy.on_decode(Some(resolved), input, bad).ok_or(bad);
        self.decode(bytes, true, &mut handler).map(|d| d.text)
    }

    /// Encodes `text` under a built-in policy.
    ///
    /// # Errors
    /// What the policy gives up on.
    pub fn encode_with(self, text: TextRef<'_>, policy: ErrorPolicy) -> Result<Vec<u8>, Bad> {
        let mut handler = |bad| policy.on_encode(Some(self), text, bad).ok_or(bad);
        self.encode(text, &mut handler).map_err(|e| match e {
            EncodeError::Bad(bad) | EncodeError::Handler(bad) => bad,
        })
    }
}

impl Decoded {
    fn all(text: Text, bytes: &[u8]) -> Decoded {
        Decoded { text, consumed: bytes.len(), order: ByteOrder::Native }
    }
}

/// UTF-8 bytes to text, bad ones replaced: for what only people read.
pub fn decode_utf8_lossy(bytes: &[u8]) -> Text {
    let mut handler = |_: &[u8], bad: Bad| {
        Ok::<_, Infallible>(Recovered { text: Text::from('\u{FFFD}'), resume: bad.end, input: None })
    };
    let Ok(decoded) = Encoding::Utf8.decode(bytes, true, &mut handler);
    decoded.text
}
