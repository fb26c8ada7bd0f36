//! `int.from_bytes` and `int.to_bytes`.

use num_bigint::{BigInt, Sign};

/// The order of an int's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// Why `int.to_bytes` raises OverflowError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToBytesError {
    /// "can't convert negative int to unsigned".
    Negative,
    /// "int too big to convert".
    TooBig,
}

impl std::fmt::Display for ToBytesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Negative => "can't convert negative int to unsigned",
            Self::TooBig => "int too big to convert",
        })
    }
}

impl std::error::Error for ToBytesError {}

/// `int.from_bytes(bytes, order, signed=signed)`.
///
/// ```
/// use taipan_prim::int::{ByteOrder, from_bytes};
/// assert_eq!(from_bytes(&[0xff, 0x00], ByteOrder::Big, true), (-256).into());
/// ```
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> BigInt {
    match (order, signed) {
        (ByteOrder::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (ByteOrder::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
        (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
    }
}

/// `value.to_bytes(length, order, signed=signed)`; the caller has made sure that `length` bytes may be allocated.
///
/// ```
/// use taipan_prim::int::{ByteOrder, ToBytesError, to_bytes};
/// assert_eq!(to_bytes(&(-2).into(), 2, ByteOrder::Little, true), Ok(vec![0xfe, 0xff]));
/// assert_eq!(to_bytes(&256.into(), 1, ByteOrder::Little, false), Err(ToBytesError::TooBig));
/// ```
pub fn to_bytes(
    value: &BigInt,
    length: usize,
    order: ByteOrder,
    signed: bool,
) -> Result<Vec<u8>, ToBytesError> {
    let negative = value.sign() == Sign::Minus;
    if negative && !signed {
        return Err(ToBytesError::Negative);
    }
    let mut bytes = if signed { value.to_signed_bytes_le() } else { value.magnitude().to_bytes_le() };
    if value.sign() == Sign::NoSign {
        bytes.clear();
    }
    // CPython lets -1 through in no bytes at all.
    let minus_one_in_none = length == 0 && bytes == [0xff] && negative;
    if minus_one_in_none {
        return Ok(Vec::new());
    }
    if bytes.len() > length {
        return Err(ToBytesError::TooBig);
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}
