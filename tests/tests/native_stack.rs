//! The engines use no native stack, however many instructions they execute: threaded handlers jump to one another.

use std::fs;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use taipan_tests::enter_root;
use taipan_vm::engine::Dispatch;
use taipan_vm::{Options, Outcome, Output, Vm};

/// What a thread gets: with a frame of 16 bytes left behind by one instruction in a hundred, it would be used up by 1.6
/// million instructions.
const STACK: usize = 256 << 10;

/// More than forty instructions each. A release build executes 10⁹ in all; `TAIPAN_ITERATIONS` says otherwise.
const ITERATIONS: u64 = if cfg!(debug_assertions) { 2_500_000 } else { 25_000_000 };

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one writer").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn run(dispatch: Dispatch, written: Shared) {
    let bytes = fs::read("benches/loops/everything.pyc").expect("the program");
    let pyc = taipan_marshal::read(&bytes).expect("a .pyc file");
    let code = taipan_decode::verify(&pyc.code).expect("sound bytecode");
    let output = Output {
        stdin: Box::new(io::empty()),
        stdout: Box::new(written.clone()),
        stderr: Box::new(written),
        terminals: [false; 3],
    };
    let iterations = std::env::var("TAIPAN_ITERATIONS").unwrap_or_else(|_| ITERATIONS.to_string());
    let argv = vec!["everything".to_string(), iterations];
    let options = Options { argv, output, dispatch, ..Options::new(pyc.version) };
    let mut vm = Vm::new(options).expect("the only machine of the thread");
    taipan_stdlib::register(&mut vm);
    assert!(matches!(vm.run_main(&code), Outcome::Exit(0)));
}

#[test]
fn a_billion_instructions_need_no_native_stack() {
    enter_root();
    let mut results = Vec::new();
    for dispatch in [Dispatch::RegisterThreaded, Dispatch::RegisterMatch] {
        let written = Shared::default();
        let theirs = written.clone();
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread
            .spawn(move || run(dispatch, theirs))
            .expect("a thread")
            .join()
            .expect("the end of the program");
        results.push(String::from_utf8(written.0.lock().expect("no writer").clone()).expect("text"));
    }
    assert!(!results[0].is_empty() && results[0] == results[1], "{results:?}");
}
