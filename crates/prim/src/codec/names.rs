//! The encodings known here, and the names they go by.

/// An encoding of text as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf7,
    Utf8,
    Utf16(ByteOrder),
    Utf32(ByteOrder),
    Latin1,
    Ascii,
}

/// The order of the bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
    /// Little-endian, as on the machines that are imitated; a byte order mark is written, and heeded where one is read.
    Native,
}

impl Encoding {
    /// The encoding of this name or alias, in any case and with hyphens, underscores or spaces.
    ///
    /// ```
    /// use taipan_prim::codec::Encoding;
    /// assert_eq!(Encoding::from_name("ISO-8859-1"), Some(Encoding::Latin1));
    /// assert_eq!(Encoding::from_name("utf8"), Some(Encoding::Utf8));
    /// assert_eq!(Encoding::from_name("koi8-r"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Encoding> {
        let plain: String = normalize_name(name);
        Some(match plain.as_str() {
            "utf_7" | "utf7" | "u7" | "unicode_1_1_utf_7" => Encoding::Utf7,
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Encoding::Utf8,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(ByteOrder::Native),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Encoding::Utf16(ByteOrder::Little),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Encoding::Utf16(ByteOrder::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(ByteOrder::Native),
            "utf_32_le" | "utf_32le" => Encoding::Utf32(ByteOrder::Little),
            "utf_32_be" | "utf_32be" => Encoding::Utf32(ByteOrder::Big),
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
            | "cp819" | "csisolatin1" | "ibm819" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986"
            | "cp367" | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" => {
                Encoding::Ascii
            }
            _ => return None,
        })
    }

    /// The encoding as errors in decoding `bytes` name it: the byte order is then that of the byte order mark, or little-endian.
    pub fn resolved(self, bytes: &[u8]) -> Encoding {
        let order = |big: bool| if big { ByteOrder::Big } else { ByteOrder::Little };
        match self {
            Encoding::Utf16(ByteOrder::Native) => Encoding::Utf16(order(bytes.starts_with(&[0xFE, 0xFF]))),
            Encoding::Utf32(ByteOrder::Native) => {
                Encoding::Utf32(order(bytes.starts_with(&[0, 0, 0xFE, 0xFF])))
            }
            other => other,
        }
    }

    /// The name that exceptions give as `encoding`; those of decoding name the [`Encoding::resolved`] one.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf7 => "utf7",
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16(ByteOrder::Native) => "utf-16",
            Encoding::Utf16(ByteOrder::Little) => "utf-16-le",
            Encoding::Utf16(ByteOrder::Big) => "utf-16-be",
            Encoding::Utf32(ByteOrder::Native) => "utf-32",
            Encoding::Utf32(ByteOrder::Little) => "utf-32-le",
            Encoding::Utf32(ByteOrder::Big) => "utf-32-be",
            Encoding::Latin1 => "latin-1",
            Encoding::Ascii => "ascii",
        }
    }
}

/// The form in which names of encodings are looked up (`_Py_normalize_encoding`): runs of what is neither letter, digit nor
/// dot become one underscore, those at the ends nothing.
pub fn normalize_name(name: &str) -> String {
    let mut plain = String::new();
    let mut gap = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            if gap && !plain.is_empty() {
                plain.push('_');
            }
            plain.push(c.to_ascii_lowercase());
            gap = false;
        } else {
            gap = true;
        }
    }
    plain
}
