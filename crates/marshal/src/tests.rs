//! What the reader makes of every type code, and of files that mean harm.

use taipan_isa::Version;

use crate::limits::MAX_DEPTH;
use crate::{Const, Error, read_object};

fn load(bytes: &[u8]) -> Const {
    read_object(Version::V3_14, bytes).unwrap()
}

fn shown(bytes: &[u8]) -> String {
    format!("{:?}", load(bytes))
}

fn message(version: Version, bytes: &[u8]) -> String {
    read_object(version, bytes).unwrap_err().to_string()
}

/// `code`, then `count` in 32 bits, then `rest`.
fn counted(code: u8, count: i32, rest: &[u8]) -> Vec<u8> {
    [&[code][..], &count.to_le_bytes(), rest].concat()
}

#[test]
fn singletons() {
    assert_eq!(
        ["N", "F", "T", ".", "S"].map(|code| shown(code.as_bytes())),
        ["None", "False", "True", "Ellipsis", "StopIteration"]
    );
}

#[test]
fn numbers() {
    assert_eq!(shown(b"i\xfe\xff\xff\xff"), "Int(-2)");
    assert_eq!(shown(b"I\x01\0\0\0\0\0\0\x80"), "Int(-9223372036854775807)");
    assert_eq!(shown(b"g\0\0\0\0\0\0\xf8\x7f"), "Float(NaN)");
    assert_eq!(shown(b"f\x041e-4"), "Float(0.0001)");
    assert_eq!(shown(b"x\x011\x03inf"), "Complex((1.0, inf))");
    assert_eq!(shown(b"y\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\x80"), "Complex((1.0, -0.0))");
}

#[test]
fn big_ints_hold_the_sign_in_the_digit_count() {
    // marshal.dumps(-10**20)
    assert_eq!(
        shown(b"l\xfb\xff\xff\xff\x00\x00\x20\x46\xb5\x78\x3a\x5e\x56\x00"),
        "BigInt(-100000000000000000000)"
    );
    assert_eq!(shown(b"l\x02\0\0\0\0\0\x01\0"), "Int(32768)");
    assert_eq!(shown(b"l\0\0\0\0"), "Int(0)");
    assert_eq!(shown(&counted(b'l', -5, b"\0\0\0\0\0\0\0\0\x08\0")), "Int(-9223372036854775808)");
    assert!(message(Version::V3_11, b"l\x01\0\0\0\0\0").contains("superfluous leading zero"));
    assert!(message(Version::V3_11, b"l\x01\0\0\0\0\x80").contains("digit out of range"));
    assert!(message(Version::V3_11, b"l\0\0\0\x80\0\0").contains("digit count -2147483648"));
}

#[test]
fn texts() {
    assert_eq!(shown(b"s\x02\0\0\0\0\xff"), "Bytes([0, 255])");
    for code in *b"utaA" {
        assert_eq!(shown(&counted(code, 2, b"ab")), r#"Str("ab")"#);
    }
    assert_eq!(shown(b"z\x01\xe9"), "Str(\"é\")");
    assert_eq!(shown(b"Z\x01x"), "Str(\"x\")");
    assert_eq!(shown(b"u\x03\0\0\0\xed\xa0\x80"), r#"Str("\xed\xa0\x80")"#);
    assert!(message(Version::V3_11, b"t\x01\0\0\0\xe9").contains("not UTF-8"));
    let Const::Str(interned) = load(b"\xda\x01x") else { panic!() };
    assert!(interned.is_interned() && interned.mark().flagged && interned.mark().code == b'Z');
}

#[test]
fn containers() {
    assert_eq!(shown(b")\x02NT"), "Tuple([None, True])");
    assert_eq!(shown(&counted(b'(', 1, b")\0")), "Tuple([Tuple([])])");
    assert_eq!(shown(&counted(b'[', 1, b"N")), "List([None])");
    assert_eq!(shown(&counted(b'<', 1, b"N")), "Set([None])");
    assert_eq!(shown(&counted(b'>', 0, b"")), "FrozenSet([])");
    assert_eq!(shown(b"{NT.F0"), "Dict([(None, True), (Ellipsis, False)])");
    assert_eq!(shown(b"{NT.0"), "Dict([(None, True)])");
    assert_eq!(shown(b":Ni\x01\0\0\0N"), "Slice([None, Int(1), None])");
    assert!(message(Version::V3_13, b":NNN").contains("does not exist in Python 3.13"));
    assert!(message(Version::V3_13, &counted(b'>', 1, b"[\0\0\0\0")).contains("unhashable"));
    assert!(message(Version::V3_13, b"{)\x01[\0\0\0\0N0").contains("unhashable"));
}

#[test]
fn references_share_identity() {
    let Const::Tuple(items) = load(b"\xa9\x03\xe9\x05\0\0\0r\x01\0\0\0i\x05\0\0\0") else { panic!() };
    assert!(items[0].is(&items[1]) && !items[0].is(&items[2]));
    // A container's slot comes before those of its elements; a singleton has none in spite of the bit.
    assert_eq!(
        shown(b")\x03\xa9\x01\xfa\x01x\xcer\x01\0\0\0"),
        r#"Tuple([Tuple([Str("x")]), None, Str("x")])"#
    );
}

#[test]
fn references_to_nothing_or_to_the_unfinished() {
    assert!(message(Version::V3_11, b"r\0\0\0\0").contains("no such object"));
    assert!(message(Version::V3_11, b"r\xff\xff\xff\xff").contains("no such object"));
    assert!(message(Version::V3_11, b"\xa9\x01r\0\0\0\0").contains("still being read"));
}

#[test]
fn misplaced_terminators_and_unknown_codes() {
    assert_eq!(message(Version::V3_11, b"0"), "NULL object at byte 0 in place of an object");
    assert_eq!(message(Version::V3_11, b")\x010"), "NULL object at byte 2 in tuple");
    assert!(message(Version::V3_8, b"R\0\0\0\0").contains("does not exist in Python 3.8"));
    assert_eq!(message(Version::V3_11, b"\xff"), "unknown type code 0x7f at byte 0");
    assert_eq!(
        message(Version::V3_11, b""),
        "truncated at byte 0: expected an object, found the end of the data"
    );
}

#[test]
fn counts_beyond_the_input() {
    for code in *b"([<>sutaA" {
        for count in [i32::MAX, i32::MIN, -1, 1000] {
            assert!(matches!(
                read_object(Version::V3_11, &counted(code, count, b"N")),
                Err(Error::Size { .. })
            ));
        }
    }
    // Nested counts that each fit the rest of the input, but not together.
    let nested = [counted(b'(', 60, b""), counted(b'(', 60, b""), vec![b'N'; 100]].concat();
    assert!(matches!(read_object(Version::V3_11, &nested), Err(Error::Size { offset: 6, size: 60, .. })));
}

/// Runs on a native stack of a quarter of the usual size.
fn on_small_stack(test: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(512 << 10).spawn(test).unwrap().join().unwrap();
}

#[test]
fn nesting_up_to_the_limit() {
    on_small_stack(|| {
        let nested = |depth| [b")\x01".repeat(depth), b"N".to_vec()].concat();
        drop(load(&nested(MAX_DEPTH - 1)));
        assert!(matches!(
            read_object(Version::V3_11, &nested(MAX_DEPTH)),
            Err(Error::TooDeep { offset: 4000 })
        ));
        assert!(matches!(read_object(Version::V3_11, &nested(1 << 20)), Err(Error::TooDeep { .. })));
    });
}

#[test]
fn nesting_through_references() {
    on_small_stack(|| {
        // (a, (a,), ((a,),), …): each element holds the one before, so that only the references are deep.
        let mut bytes = counted(b'(', 5000, b"\xa9\0");
        for index in 0..4999i32 {
            bytes.extend([b"\xa9\x01r", &index.to_le_bytes()[..]].concat());
        }
        assert!(matches!(read_object(Version::V3_11, &bytes), Err(Error::TooDeep { .. })));
    });
}

#[test]
fn reference_bombs() {
    let mut bytes = counted(b'(', 100, b"\xa9\0");
    for index in 0..99i32 {
        let index = index.to_le_bytes();
        bytes.extend([b"\xa9\x02r", &index[..], b"r", &index].concat());
    }
    assert!(matches!(read_object(Version::V3_11, &bytes), Err(Error::TooLarge { .. })));
}
