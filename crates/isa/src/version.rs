//! The CPython versions that have a column in the opcode table, and the magic numbers of all others.

use std::fmt;

macro_rules! versions {
    ($($(#[doc = $doc:literal])* $Variant:ident = $major:literal . $minor:literal, magic $magic:literal;)*) => {
        /// A CPython version whose bytecode Taipan knows, oldest first. The order is that of the table's columns.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Version { $($(#[doc = $doc])* $Variant,)* }

        impl Version {
            /// Every version, oldest first.
            pub const ALL: &'static [Version] = &[$(Version::$Variant),*];

            /// Major and minor number, as in `sys.version_info[:2]`.
            pub const fn numbers(self) -> (u8, u8) {
                match self { $(Version::$Variant => ($major, $minor),)* }
            }

            /// The magic number of the final releases: the first two bytes of a `.pyc`, little-endian.
            pub const fn magic(self) -> u16 {
                match self { $(Version::$Variant => $magic,)* }
            }
        }
    };
}

versions! {
    /// Instructions of one or three bytes; byte strings and `unicode`.
    V2_7 = 2 . 7, magic 62211;
    /// Two-byte instructions.
    V3_6 = 3 . 6, magic 3379;
    /// Method calls without a bound method.
    V3_7 = 3 . 7, magic 3394;
    /// The last with `finally` as a subroutine.
    V3_8 = 3 . 8, magic 3413;
    /// Exception handlers compiled twice instead.
    V3_9 = 3 . 9, magic 3425;
    /// Jumps count units; pattern matching.
    V3_10 = 3 . 10, magic 3439;
    /// Inline caches, exception table, location table.
    V3_11 = 3 . 11, magic 3495;
    /// Intrinsics, inlined comprehensions.
    V3_12 = 3 . 12, magic 3531;
    /// Callables stand below their self.
    V3_13 = 3 . 13, magic 3571;
    /// Borrowed loads, template strings.
    V3_14 = 3 . 14, magic 3627;
    /// Iteration by index, lazy imports.
    V3_15 = 3 . 15, magic 3666;
}

/// Magic numbers from the first alpha to the final release, by version (`Include/internal/pycore_magic_number.h` and,
/// before it, `Lib/importlib/_bootstrap_external.py`).
const MAGICS: &[(u16, u16, (u8, u8))] = &[
    (62171, 62211, (2, 7)),
    (3000, 3131, (3, 0)),
    (3141, 3151, (3, 1)),
    (3160, 3180, (3, 2)),
    (3190, 3230, (3, 3)),
    (3250, 3310, (3, 4)),
    (3320, 3351, (3, 5)),
    (3360, 3379, (3, 6)),
    (3390, 3394, (3, 7)),
    (3400, 3413, (3, 8)),
    (3420, 3425, (3, 9)),
    (3430, 3439, (3, 10)),
    (3450, 3495, (3, 11)),
    (3500, 3531, (3, 12)),
    (3550, 3571, (3, 13)),
    (3600, 3627, (3, 14)),
    (3650, 3666, (3, 15)),
];

/// Why a magic number names no loadable version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MagicError {
    /// An alpha, beta or candidate of a version whose final release has another bytecode.
    Prerelease {
        /// The magic number of the file.
        magic: u16,
        /// The version it led to.
        version: Version,
    },
    /// A CPython that has no column in the table.
    Unsupported {
        /// The magic number of the file.
        magic: u16,
        /// Its major and minor number.
        release: (u8, u8),
    },
    /// No CPython has this number.
    Unknown {
        /// The magic number of the file.
        magic: u16,
    },
}

impl fmt::Display for MagicError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            MagicError::Prerelease { magic, version } => {
                write!(f, "magic number {magic} is of a pre-release of Python {version}, ")?;
                write!(f, "whose final magic number is {}", version.magic())
            }
            MagicError::Unsupported { magic, release: (major, minor) } => {
                write!(f, "magic number {magic} is of Python {major}.{minor}, which is not supported")
            }
            MagicError::Unknown { magic } => write!(f, "magic number {magic} is of no known Python"),
        }
    }
}

impl std::error::Error for MagicError {}

impl Version {
    /// The number of versions, and of cells in an opcode row.
    pub const COUNT: usize = Self::ALL.len();

    /// Whether Taipan runs the code of this version, and not only reads it.
    pub const fn executes(self) -> bool {
        matches!(self, Version::V3_11 | Version::V3_12 | Version::V3_13 | Version::V3_14)
    }

    /// The version whose final releases write this magic number.
    ///
    /// ```
    /// use taipan_isa::Version;
    /// assert_eq!(Version::from_magic(3495), Ok(Version::V3_11));
    /// let error = Version::from_magic(3310).unwrap_err();
    /// assert_eq!(error.to_string(), "magic number 3310 is of Python 3.4, which is not supported");
    /// ```
    pub fn from_magic(magic: u16) -> Result<Version, MagicError> {
        if let Some(&version) = Self::ALL.iter().find(|v| v.magic() == magic) {
            return Ok(version);
        }
        let Some(&(_, _, release)) = MAGICS.iter().find(|(first, last, _)| (*first..=*last).contains(&magic))
        else {
            return Err(MagicError::Unknown { magic });
        };
        Err(match Self::ALL.iter().find(|v| v.numbers() == release) {
            Some(&version) => MagicError::Prerelease { magic, version },
            None => MagicError::Unsupported { magic, release },
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (major, minor) = self.numbers();
        write!(f, "{major}.{minor}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_magics_end_their_ranges() {
        for &version in Version::ALL {
            let range = MAGICS.iter().find(|(_, _, release)| *release == version.numbers());
            assert_eq!(range.map(|r| r.1), Some(version.magic()), "{version}");
            assert_eq!(Version::from_magic(version.magic()), Ok(version));
        }
    }

    #[test]
    fn other_magics_are_named() {
        let text = |magic| Version::from_magic(magic).unwrap_err().to_string();
        assert_eq!(
            text(3494),
            "magic number 3494 is of a pre-release of Python 3.11, whose final magic number is 3495"
        );
        assert_eq!(text(3351), "magic number 3351 is of Python 3.5, which is not supported");
        assert_eq!(text(7), "magic number 7 is of no known Python");
    }
}
