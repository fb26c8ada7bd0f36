//! Damaged files: an error that says what and where, and nothing worse.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use taipan_marshal::{Const, Error, Pyc, read, read_object, write, write_object};

/// The files of every version in the repository's fixtures for marshal and disassembly.
fn files() -> &'static [(PathBuf, Vec<u8>)] {
    static FILES: LazyLock<Vec<(PathBuf, Vec<u8>)>> = LazyLock::new(read_files);
    &FILES
}

fn read_files() -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pyfixtures");
    let topics = ["dis", "marshal"].map(|topic| std::fs::read_dir(root.join(topic)).unwrap());
    let folders = topics.into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for folder in folders.filter(|path| path.is_dir()) {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let pyc = paths.filter(|path| path.extension().is_some_and(|extension| extension == "pyc"));
        found.extend(pyc.map(|path| (path.clone(), std::fs::read(&path).unwrap())));
    }
    found.sort();
    found
}

#[test]
fn every_prefix_of_a_file_is_an_error() {
    for (path, bytes) in small_files().into_iter().filter(|(path, _)| path.ends_with("functions.pyc")) {
        let pyc = read(bytes).unwrap();
        assert!(!pyc.code.consts.is_empty(), "{}", path.display());
        for end in 0..bytes.len() {
            let error = read(&bytes[..end]).unwrap_err();
            assert!(
                matches!(error, Error::NotPyc { .. } | Error::Truncated { .. } | Error::Size { .. }),
                "{} cut at {end}: {error}",
                path.display()
            );
            assert!(!error.to_string().contains('\n'));
        }
    }
}

#[test]
fn every_byte_may_be_wrong() {
    for (_, bytes) in small_files().into_iter().filter(|(path, _)| path.ends_with("control.pyc")) {
        let mut bytes = bytes.clone();
        for at in 0..bytes.len() {
            let right = bytes[at];
            for wrong in [0, 0x7f, 0x80, 0xff, right ^ 0x80, right.wrapping_add(1)] {
                bytes[at] = wrong;
                let _ = read(&bytes);
            }
            bytes[at] = right;
        }
    }
}

#[test]
fn all_files_are_sound() {
    let files = files();
    assert!(files.len() >= 33);
    for (path, bytes) in files {
        read(bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// The fixtures for marshal alone.
fn small_files() -> Vec<&'static (PathBuf, Vec<u8>)> {
    files().iter().filter(|(path, _)| path.components().any(|part| part.as_os_str() == "marshal")).collect()
}

/// A file is written as it was; where it says something as CPython never does, what is written means the same.
fn check_written(bytes: &[u8], pyc: &Pyc) -> Result<(), TestCaseError> {
    let written = write(pyc).unwrap();
    if pyc.exact {
        prop_assert!(written == bytes);
    } else {
        let again = read(&written).unwrap();
        prop_assert!(again.exact);
        prop_assert_eq!(format!("{:?}", again.code.consts), format!("{:?}", pyc.code.consts));
    }
    Ok(())
}

fn any_version() -> impl Strategy<Value = taipan_isa::Version> {
    prop::sample::select(taipan_isa::Version::ALL)
}

/// Bytes in which type codes are as frequent as in marshal data.
fn marshal_like() -> impl Strategy<Value = Vec<u8>> {
    let code = prop::sample::select(b"0NFTS.iIlfgxystrR()[{}cu<>aAzZ:".to_vec());
    let small = prop::sample::select(vec![0u8, 0, 0, 1, 2, 3]);
    let byte =
        prop_oneof![4 => code.clone(), 3 => code.prop_map(|code| code | 0x80), 8 => small, 1 => any::<u8>()];
    prop::collection::vec(byte, 0..400)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn noise_is_read_or_refused(version in any_version(), bytes in marshal_like()) {
        if let Ok(value) = read_object(version, &bytes) {
            // What was read is small enough to be walked.
            let shown = format!("{value:?}");
            prop_assert!(shown.len() < 1 << 24);
            prop_assert!(matches!(value, Const::Code(_)) || value.mark().weight <= 1 << 22);
            // What is written of it is read as the same, and no larger.
            let written = write_object(version, &value).unwrap();
            let again = read_object(version, &written).unwrap();
            prop_assert_eq!(write_object(version, &again).unwrap(), written);
            prop_assert_eq!(format!("{again:?}"), shown);
        }
    }

    #[test]
    fn splices_of_files_do_no_harm(file in 0usize..1000, at in 0usize..10_000, piece in marshal_like()) {
        let files = files();
        let (_, mut bytes) = files[file % files.len()].clone();
        let at = 16 + at % (bytes.len() - 16);
        let end = (at + piece.len() / 8).min(bytes.len());
        bytes.splice(at..end, piece.iter().take(8).copied());
        if let Ok(pyc) = read(&bytes) {
            check_written(&bytes, &pyc)?;
        }
    }

    #[test]
    fn what_can_still_be_read_is_written_back(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..3),
    ) {
        let (_, mut bytes) = small_files()[file.index(small_files().len())].clone();
        for (place, value) in changes {
            let place = 8 + place.index(bytes.len() - 8);
            bytes[place] = value;
        }
        if let Ok(pyc) = read(&bytes) {
            check_written(&bytes, &pyc)?;
        }
    }
}
