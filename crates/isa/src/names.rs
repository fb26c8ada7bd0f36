//! The names behind operator, intrinsic and constant numbers, per version, as CPython's `opcode` module gives them.

use crate::Version;

/// `opcode.cmp_op`; what stands behind the first six went with 3.9.
const CMP_OP: &[&str] =
    &["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match", "BAD"];

/// `opcode._nb_ops`: name and symbol. The subscript came with 3.14.
const NB_OPS: &[(&str, &str)] = &[
    ("NB_ADD", "+"),
    ("NB_AND", "&"),
    ("NB_FLOOR_DIVIDE", "//"),
    ("NB_LSHIFT", "<<"),
    ("NB_MATRIX_MULTIPLY", "@"),
    ("NB_MULTIPLY", "*"),
    ("NB_REMAINDER", "%"),
    ("NB_OR", "|"),
    ("NB_POWER", "**"),
    ("NB_RSHIFT", ">>"),
    ("NB_SUBTRACT", "-"),
    ("NB_TRUE_DIVIDE", "/"),
    ("NB_XOR", "^"),
    ("NB_INPLACE_ADD", "+="),
    ("NB_INPLACE_AND", "&="),
    ("NB_INPLACE_FLOOR_DIVIDE", "//="),
    ("NB_INPLACE_LSHIFT", "<<="),
    ("NB_INPLACE_MATRIX_MULTIPLY", "@="),
    ("NB_INPLACE_MULTIPLY", "*="),
    ("NB_INPLACE_REMAINDER", "%="),
    ("NB_INPLACE_OR", "|="),
    ("NB_INPLACE_POWER", "**="),
    ("NB_INPLACE_RSHIFT", ">>="),
    ("NB_INPLACE_SUBTRACT", "-="),
    ("NB_INPLACE_TRUE_DIVIDE", "/="),
    ("NB_INPLACE_XOR", "^="),
    ("NB_SUBSCR", "[]"),
];

/// `opcode._intrinsic_1_descs`.
const INTRINSIC_1: &[&str] = &[
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];

/// `opcode._intrinsic_2_descs`; the last came with 3.13.
const INTRINSIC_2: &[&str] = &[
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

/// `opcode._common_constants`: names of builtins, from 3.15 on followed by the text of literals.
const COMMON_CONSTANTS: &[&str] = &[
    "AssertionError",
    "NotImplementedError",
    "tuple",
    "all",
    "any",
    "list",
    "set",
    "None",
    "''",
    "True",
    "False",
    "-1",
];

/// `opcode._special_method_names`.
const SPECIAL_METHODS: &[&str] = &["__enter__", "__exit__", "__aenter__", "__aexit__"];

fn first(names: &'static [&'static str], count: usize) -> &'static [&'static str] {
    names.get(..count).unwrap_or(names)
}

/// The comparison operators of COMPARE_OP.
pub fn cmp_op(version: Version) -> &'static [&'static str] {
    first(CMP_OP, if version <= Version::V3_8 { CMP_OP.len() } else { 6 })
}

/// The operators of BINARY_OP: CPython's name and the symbol, which ends in `=` for the in-place ones.
pub fn nb_ops(version: Version) -> &'static [(&'static str, &'static str)] {
    let count = match version {
        _ if version < Version::V3_11 => 0,
        _ if version < Version::V3_14 => 26,
        _ => 27,
    };
    NB_OPS.get(..count).unwrap_or(NB_OPS)
}

/// The functions of CALL_INTRINSIC_1; number 0 is invalid.
pub fn intrinsic_1(version: Version) -> &'static [&'static str] {
    first(INTRINSIC_1, if version < Version::V3_12 { 0 } else { INTRINSIC_1.len() })
}

/// The functions of CALL_INTRINSIC_2; number 0 is invalid.
pub fn intrinsic_2(version: Version) -> &'static [&'static str] {
    let count = match version {
        _ if version < Version::V3_12 => 0,
        Version::V3_12 => 5,
        _ => 6,
    };
    first(INTRINSIC_2, count)
}

/// The constants of LOAD_COMMON_CONSTANT: names of builtins, and the `repr` of literals.
pub fn common_constants(version: Version) -> &'static [&'static str] {
    let count = match version {
        _ if version < Version::V3_14 => 0,
        Version::V3_14 => 5,
        _ => COMMON_CONSTANTS.len(),
    };
    first(COMMON_CONSTANTS, count)
}

/// The methods of LOAD_SPECIAL.
pub fn special_methods(version: Version) -> &'static [&'static str] {
    first(SPECIAL_METHODS, if version < Version::V3_14 { 0 } else { SPECIAL_METHODS.len() })
}
