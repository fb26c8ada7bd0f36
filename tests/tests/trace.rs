//! Traces against the recordings of live CPythons: every instruction, in order, with the value stack.
//!
//! A test's name is `3.12/topic/name`; a part of it as argument selects tests.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use flate2::read::GzDecoder;
use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::{enter_root, pyc_path, run};
use taipan_trace::{JsonProbe, Options};

/// The versions that traces are recorded of.
const VERSIONS: [&str; 3] = ["3.11", "3.12", "3.13"];

fn main() {
    enter_root();
    let programs = fs::read_to_string("pyfixtures/trace/programs.txt").expect("the list of programs");
    let mut tests = Vec::new();
    for version in VERSIONS {
        for program in programs.lines().map(str::to_string) {
            if Path::new(&recording(version, &program)).exists() {
                let name = format!("{version}/{program}");
                tests.push(Trial::test(name, move || compare(version, &program)));
            }
        }
    }
    assert!(!tests.is_empty(), "no recordings in pyfixtures/trace");
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn recording(version: &str, program: &str) -> String {
    format!("pyfixtures/trace/{version}/{program}.jsonl.gz")
}

/// A trace, to be read once the run is over.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    fn text(&self) -> String {
        let bytes = self.0.lock().map(|mut bytes| std::mem::take(&mut *bytes)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().map_err(|_| io::ErrorKind::Other)?.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn compare(version: &str, program: &str) -> Result<(), Failed> {
    let mut expected = String::new();
    GzDecoder::new(fs::File::open(recording(version, program))?).read_to_string(&mut expected)?;
    let shared = Shared::default();
    let writer = shared.clone();
    let options = Options::default();
    run(&pyc_path(version, program), || Some(Box::new(JsonProbe::new(writer, options))))?;
    let expected = expected.replace(",\"inferred\":true", "");
    first_difference(&expected, &shared.text()).map_or(Ok(()), |message| Err(message.into()))
}

/// The first event that differs, with the two before it.
fn first_difference(expected: &str, traced: &str) -> Option<String> {
    let (wanted, got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), traced.lines().collect());
    let same = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    if same == wanted.len() && same == got.len() {
        return None;
    }
    let mut text = format!("event {same} of {}", wanted.len());
    for line in &wanted[same.saturating_sub(2)..same] {
        text.push_str(&format!("\n            {line}"));
    }
    text.push_str(&format!("\n  CPython:  {}", wanted.get(same).unwrap_or(&"(the end)")));
    text.push_str(&format!("\n  Taipan:   {}", got.get(same).unwrap_or(&"(the end)")));
    Some(text)
}
