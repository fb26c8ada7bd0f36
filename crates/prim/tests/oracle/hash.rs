//! Hashes.

use crate::Operation;
use crate::values::{Args, agree};
use taipan_prim::hash::{
    hash_bigint, hash_bytes, hash_complex, hash_f64, hash_frozenset, hash_i64, hash_slice, hash_tuple,
};

pub const OPERATIONS: &[(&str, Operation)] = &[
    ("hash.int", |args| int_hash(args, 0).to_string()),
    ("hash.float", |args| hash_f64(args.float(0)).map_or("nan".to_owned(), |hash| hash.to_string())),
    ("hash.complex", complex_hash),
    ("hash.str", |args| hash_bytes(&args.text(0).hash_units()).to_string()),
    ("hash.tuple", |args| hash_tuple(int_hashes(args)).to_string()),
    ("hash.frozenset", |args| hash_frozenset(int_hashes(args)).to_string()),
    ("hash.slice", |args| hash_slice(int_hash(args, 0), int_hash(args, 1), int_hash(args, 2)).to_string()),
];

fn int_hash(args: Args<'_>, index: usize) -> i64 {
    agree(args.small(index).map(hash_i64), hash_bigint(&args.big(index)))
}

fn int_hashes(args: Args<'_>) -> Vec<i64> {
    (0..args.len()).map(|index| int_hash(args, index)).collect()
}

fn complex_hash(args: Args<'_>) -> String {
    match (hash_f64(args.float(0)), hash_f64(args.float(1))) {
        (Some(re), Some(im)) => hash_complex(re, im).to_string(),
        _ => "nan".to_owned(),
    }
}
