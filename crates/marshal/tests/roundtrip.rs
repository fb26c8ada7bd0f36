//! What is read is written back byte for byte, and what was made here as CPython writes it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use num_bigint::BigInt;
use taipan_isa::Version;
use taipan_marshal::{
    CodeObject, Const, Pyc, Str, WriteError, dumps, read, read_as, read_object, write, write_object,
};

/// Every `.pyc` of the repository's fixtures.
fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pyfixtures")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pyc") {
                found.push((path.clone(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found
}

fn file(version: Version, name: &str) -> Vec<u8> {
    let path = format!("../../pyfixtures/marshal/{version}/{name}.pyc");
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn files_of_every_version_are_written_back() {
    let mut versions = std::collections::BTreeSet::new();
    for (path, bytes) in files() {
        let pyc = read(&bytes).unwrap();
        assert!(pyc.exact, "{}", path.display());
        assert!(write(&pyc).unwrap() == bytes, "{}", path.display());
        versions.insert(pyc.version);
    }
    assert_eq!(versions.into_iter().collect::<Vec<_>>(), Version::ALL);
}

#[test]
fn an_altered_magic_and_what_follows_the_code_are_kept() {
    let bytes = [&b"\0\xffXY"[..], &file(Version::V3_13, "control")[4..], b"tail"].concat();
    assert!(read(&bytes).is_err());
    let pyc = read_as(Version::V3_13, &bytes).unwrap();
    assert!(pyc.exact);
    assert_eq!((&*pyc.trailing, write(&pyc).unwrap()), (&b"tail"[..], bytes));
}

#[test]
fn what_cpython_never_writes_is_not_exact() {
    for version in [Version::V3_11, Version::V3_15] {
        let bytes = file(version, "control");
        let none = bytes.iter().rposition(|&byte| byte == b'N').unwrap();
        let altered = [&bytes[..none], b"\xce", &bytes[none + 1..]].concat();
        assert!(read(&altered).is_ok_and(|pyc| !pyc.exact && write(&pyc).unwrap() == bytes));
    }
}

/// What `marshal.dumps` of CPython 3.13 gives.
#[test]
fn values_are_dumped_as_cpython_does() {
    let int = Const::int;
    let tuple = Const::tuple;
    let cases: Vec<(Const, &[u8])> = vec![
        (int(1), b"\xe9\x01\0\0\0"),
        (tuple(vec![int(-5), int(-5)]), b")\x02\xe9\xfb\xff\xff\xffr\0\0\0\0"),
        (tuple(vec![int(300), int(300)]), b")\x02i\x2c\x01\0\0i\x2c\x01\0\0"),
        (int(1 << 31), b"l\x03\0\0\0\0\0\0\0\x02\0"),
        (int(-(1 << 31)), b"i\0\0\0\x80"),
        (Const::big_int(-BigInt::from(10).pow(20)), b"l\xfb\xff\xff\xff\0\0 F\xb5x:^V\0"),
        (Const::float(1.5), b"g\0\0\0\0\0\0\xf8?"),
        (Const::complex(0.0, 1.0), b"y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0?"),
        (Const::str("xy"), b"z\x02xy"),
        (Const::str("é"), b"\xf5\x02\0\0\0\xc3\xa9"),
        (Const::str("é€"), b"u\x05\0\0\0\xc3\xa9\xe2\x82\xac"),
        (Const::Str(Str::interned("spam")), b"Z\x04spam"),
        (Const::bytes(b""), b"\xf3\0\0\0\0"),
        (Const::bytes(b"xy"), b"s\x02\0\0\0xy"),
        (tuple(vec![tuple(vec![]), tuple(vec![])]), b")\x02\xa9\0r\0\0\0\0"),
        (Const::list(vec![Const::None, Const::Ellipsis]), b"[\x02\0\0\0N."),
        (Const::dict(vec![(Const::True, int(2))]), b"{T\xe9\x02\0\0\x000"),
        (
            Const::frozenset(vec![int(3), int(1), int(2)]),
            b">\x03\0\0\0\xe9\x01\0\0\0\xe9\x02\0\0\0\xe9\x03\0\0\0",
        ),
        (
            Const::frozenset(vec![tuple(vec![int(1), int(2)]), tuple(vec![int(3)])]),
            b">\x02\0\0\0)\x01\xe9\x03\0\0\0)\x02\xe9\x01\0\0\0\xe9\x02\0\0\0",
        ),
    ];
    for (value, bytes) in cases {
        assert_eq!(
            dumps(Version::V3_13, &value, 4).unwrap().escape_ascii().to_string(),
            bytes.escape_ascii().to_string()
        );
        assert!(read_object(Version::V3_13, bytes).is_ok());
    }
}

#[test]
fn shared_objects_are_written_once() {
    let shared = Const::list(vec![Const::float(0.5)]);
    let value = Const::tuple(vec![shared.clone(), shared.clone()]);
    assert_eq!(dumps(Version::V3_13, &value, 4).unwrap(), b")\x02\xdb\x01\0\0\0g\0\0\0\0\0\0\xe0?r\0\0\0\0");
    // Before marshal version 3 there are no references, before 4 no short codes.
    let twice = b"(\x02\0\0\0[\x01\0\0\0g\0\0\0\0\0\0\xe0?[\x01\0\0\0g\0\0\0\0\0\0\xe0?";
    assert_eq!(dumps(Version::V3_13, &value, 2).unwrap(), twice);
    assert_eq!(dumps(Version::V3_13, &Const::float(0.1), 1).unwrap(), b"f\x130.10000000000000001");
    assert_eq!(dumps(Version::V2_7, &Const::int(1 << 40), 2).unwrap(), b"I\0\0\0\0\0\x01\0\0");
}

#[test]
fn versions_without_a_type_refuse_it() {
    let slice = Const::slice([Const::None, Const::int(1), Const::None]);
    assert_eq!(write_object(Version::V3_14, &slice).unwrap(), b":N\xe9\x01\0\0\0N");
    assert_eq!(write_object(Version::V3_13, &slice), Err(WriteError::Unmarshallable("slice", 4)));
    let frozen = Const::frozendict(vec![(Const::str("xy"), Const::None)]);
    assert_eq!(write_object(Version::V3_15, &frozen).unwrap(), b"}z\x02xyN0");
    assert!(write_object(Version::V3_14, &frozen).is_err());
}

#[test]
fn bombs_are_written_small_or_refused() {
    let mut bomb = Const::tuple(vec![]);
    let mut deep = Const::None;
    for _ in 0..40 {
        bomb = Const::tuple(vec![bomb.clone(), bomb]);
    }
    assert!(write_object(Version::V3_13, &bomb).unwrap().len() < 400);
    assert_eq!(dumps(Version::V3_13, &bomb, 2), Err(WriteError::TooLarge));
    for _ in 0..2000 {
        deep = Const::list(vec![deep]);
    }
    assert_eq!(write_object(Version::V3_13, &deep), Err(WriteError::TooDeep));
    let mut sets = Const::frozenset(vec![]);
    for step in 0..1500 {
        sets = Const::frozenset(vec![sets, Const::int(step)]);
    }
    assert!(write_object(Version::V3_13, &sets).is_ok());
}

/// Every field replaced by itself, so that nothing of the file's own objects is left.
fn rebuilt(code: &CodeObject) -> CodeObject {
    let texts = |names: &mut dyn Iterator<Item = &Str>| names.cloned().collect::<Vec<_>>();
    let consts = code.consts.iter().map(|constant| match constant {
        Const::Code(nested) => Const::Code(Arc::new(rebuilt(nested))),
        other => other.clone(),
    });
    code.replace()
        .argcount(code.argcount)
        .nlocals(code.nlocals())
        .consts(consts.collect())
        .names(code.names.to_vec())
        .varnames(texts(&mut code.varnames()))
        .cellvars(texts(&mut code.cellvars()))
        .freevars(texts(&mut code.freevars()))
        .code(&code.code)
        .filename(code.filename.clone())
        .name(code.name.clone())
        .qualname(code.qualname.clone())
        .linetable(&code.linetable)
        .exceptiontable(&code.exceptiontable)
        .finish()
        .unwrap()
}

#[test]
fn edited_code_of_every_version_is_read_back() {
    for &version in Version::ALL {
        let bytes = file(version, "functions");
        let pyc = read(&bytes).unwrap();
        let edited = Pyc { code: Arc::new(rebuilt(&pyc.code)), ..pyc.clone() };
        let again = read(&write(&edited).unwrap()).unwrap();
        let shown = |pyc: &Pyc| {
            let inner = |code: &CodeObject| {
                (code.names.to_vec(), code.nlocals(), code.code.clone(), code.qualname.clone())
            };
            pyc.code.nested().map(|code| format!("{:?}", inner(code))).collect::<Vec<_>>()
        };
        assert_eq!(shown(&again), shown(&pyc), "{version}");
    }
}

#[test]
fn edits_that_contradict_themselves_are_refused() {
    let message = |version, edit: &dyn Fn(taipan_marshal::Replace) -> taipan_marshal::Replace| {
        edit(CodeObject::empty(version, "f").replace()).finish().unwrap_err().to_string()
    };
    let x = || vec![Str::text("x")];
    let latest = Version::V3_13;
    assert_eq!(message(latest, &|r| r.varnames(x())), "co_nlocals is not the number of co_varnames");
    assert_eq!(message(latest, &|r| r.posonlyargcount(1)), "co_posonlyargcount is more than co_argcount");
    assert!(message(latest, &|r| r.argcount(1)).contains("more than the local variables"));
    assert!(message(latest, &|r| r.code(&[1])).contains("two-byte units"));
    assert!(message(Version::V3_9, &|r| r.exceptiontable(&[1])).contains("came with Python 3.11"));
    assert!(message(Version::V3_9, &|r| r.qualname(Str::text("g"))).contains("came with Python 3.11"));
    assert!(message(Version::V3_7, &|r| r.posonlyargcount(1)).contains("came with Python 3.8"));
    assert!(message(Version::V2_7, &|r| r.kwonlyargcount(1)).contains("came with Python 3"));
    let other = Const::Code(Arc::new(CodeObject::empty(Version::V3_12, "g")));
    assert!(message(latest, &|r| r.consts(vec![other.clone()])).contains("another version"));
    let changed = CodeObject { name: Str::text("g"), ..CodeObject::empty(Version::V3_9, "f") };
    let unsound = write(&Pyc::new(Arc::new(changed))).unwrap_err();
    assert_eq!(unsound.to_string(), "code object g: co_qualname came with Python 3.11");
}

#[test]
fn a_captured_argument_is_one_variable_from_3_11_on() {
    let edit = |version| {
        let names = |texts: &[&str]| texts.iter().map(|text| Str::text(text)).collect::<Vec<_>>();
        let replace = CodeObject::empty(version, "f").replace().nlocals(2).argcount(1);
        replace
            .varnames(names(&["a", "b"]))
            .cellvars(names(&["a", "c"]))
            .freevars(names(&["d"]))
            .finish()
            .unwrap()
    };
    assert_eq!(&**edit(Version::V3_13).localspluskinds, [0x60, 0x20, 0x40, 0x80]);
    assert_eq!(&**edit(Version::V3_10).localspluskinds, [0x20, 0x20, 0x40, 0x40, 0x80]);
}
