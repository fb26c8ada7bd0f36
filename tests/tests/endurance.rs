//! Programs that make and drop objects without end take no more memory after all of them than after a tenth.

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::rc::Rc;

use peak_alloc::PeakAlloc;
use taipan_tests::enter_root;
use taipan_vm::engine::Dispatch;
use taipan_vm::{Options, Outcome, Output, Vm};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PARTS: usize = 9;
/// Of each part. A release build makes 10⁸ objects in all; `TAIPAN_ROUNDS` says otherwise.
const ROUNDS: u64 = if cfg!(debug_assertions) { 30_000 } else { 4_000_000 };

/// What the machine's own tables may grow by in between, in bytes: shapes of dead classes are used again once there are 4,096.
const SLACK: usize = 1 << 20;

/// Lines, each with how much memory there was at most when it was ended; the last one is not ended yet.
#[derive(Clone, Default)]
struct Notes(Rc<RefCell<Vec<(String, usize)>>>);

impl Write for Notes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut notes = self.0.borrow_mut();
        for part in String::from_utf8_lossy(bytes).split_inclusive('\n') {
            if notes.is_empty() {
                notes.push(Default::default());
            }
            let Some((line, peak)) = notes.last_mut() else { break };
            line.push_str(part.trim_end());
            if part.ends_with('\n') {
                *peak = MEMORY.peak_usage();
                if line.ends_with("end") {
                    MEMORY.reset_peak_usage();
                }
                notes.push(Default::default());
            }
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn run(dispatch: Dispatch) -> Vec<(String, usize)> {
    let bytes = fs::read("benches/loops/endurance.pyc").expect("the program");
    let pyc = taipan_marshal::read(&bytes).expect("a .pyc file");
    let code = taipan_decode::verify(&pyc.code).expect("sound bytecode");
    let notes = Notes::default();
    let output = Output {
        stdin: Box::new(io::empty()),
        stdout: Box::new(notes.clone()),
        stderr: Box::new(io::stderr()),
        terminals: [false; 3],
    };
    let rounds = std::env::var("TAIPAN_ROUNDS").unwrap_or_else(|_| ROUNDS.to_string());
    let argv = vec!["endurance".to_string(), rounds];
    let before = taipan_heap::live_objects();
    let options = Options { argv, output, dispatch, ..Options::new(pyc.version) };
    let mut vm = Vm::new(options).expect("the only machine of the thread");
    taipan_stdlib::register(&mut vm);
    assert!(matches!(vm.run_main(&code), Outcome::Exit(0)));
    drop(vm);
    assert_eq!(taipan_heap::live_objects(), before, "objects outlive the machine");
    notes.0.take()
}

#[test]
fn memory_stays_flat() {
    enter_root();
    let engines: &[Dispatch] = if cfg!(debug_assertions) {
        &[Dispatch::Stack, Dispatch::RegisterThreaded, Dispatch::RegisterLeaving]
    } else {
        &[Dispatch::RegisterThreaded]
    };
    for &engine in engines {
        let notes = run(engine);
        assert_eq!(notes.len(), 2 * PARTS + 1, "{notes:?}");
        for pair in notes.chunks_exact(2) {
            let [(_, tenth), (part, end)] = pair else { panic!("two at a time") };
            println!("{engine:?}: {part}: {tenth} bytes after a tenth, {end} after all");
            assert!(
                *end <= tenth + SLACK,
                "{engine:?}, {part}: {tenth} bytes after a tenth, {end} after all"
            );
        }
    }
}
