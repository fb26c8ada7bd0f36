//! The kinds of digests: names, sizes, and what computes them.

use digest::DynDigest;

/// One algorithm.
pub struct Kind {
    pub name: &'static str,
    /// Bytes taken at a time.
    pub block_size: i64,
    pub make: fn() -> Box<dyn DynDigest>,
}

macro_rules! kinds {
    ($($NAME:ident $name:literal $block:literal $make:path;)*) => {
        $(pub static $NAME: Kind = Kind { name: $name, block_size: $block, make: || Box::new(<$make>::default()) };)*
        static ALL: &[&Kind] = &[$(&$NAME),*];
    };
}
kinds! {
    MD5 "md5" 64 md5::Md5;
    SHA1 "sha1" 64 sha1::Sha1;
    SHA224 "sha224" 64 sha2::Sha224;
    SHA256 "sha256" 64 sha2::Sha256;
    SHA384 "sha384" 128 sha2::Sha384;
    SHA512 "sha512" 128 sha2::Sha512;
    SHA3_224 "sha3_224" 144 sha3::Sha3_224;
    SHA3_256 "sha3_256" 136 sha3::Sha3_256;
    SHA3_384 "sha3_384" 104 sha3::Sha3_384;
    SHA3_512 "sha3_512" 72 sha3::Sha3_512;
}

/// The algorithm of that name.
pub fn named(name: &str) -> Option<&'static Kind> {
    ALL.iter().find(|k| k.name == name).copied()
}
