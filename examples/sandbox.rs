//! Gives a program a file system of its own, a few permissions, and an auditor who sees what it tries.

use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;
use taipan_vm::audit::{Attempt, Auditor, Event};
use taipan_vm::embed::load;
use taipan_vm::host::{Capabilities, Memory, Request};
use taipan_vm::{FromPython, IntoPython, NativeModule, Options, Output, Vm, VmError};

const RULES: &[u8] = include_bytes!("../pyfixtures/embed/rules.pyc");

/// What `rules.py` imports; see the example `functions`.
static SHOP: NativeModule = NativeModule { name: "shop", init: |_, _| Ok(()) };

/// Keeps the paths that were asked for.
struct Log(Rc<RefCell<Vec<(String, bool)>>>);

impl Auditor for Log {
    fn attempt(&mut self, _vm: &Vm, attempt: &Attempt<'_>) -> Result<(), VmError> {
        if let Event::Request(Request::Read(path)) = attempt.event {
            self.0.borrow_mut().push((path.display().to_string(), attempt.allowed));
        }
        Ok(())
    }
}

pub fn main() -> Result<(), Box<dyn Error>> {
    let program = load(RULES)?;
    let files = Memory::new([("/data/prices", "1 2 3"), ("/etc/passwd", "secret")]);
    let mut capabilities = Capabilities::default();
    capabilities.read.add("/data".into());

    let (output, ..) = Output::captured();
    let options = Options { output, capabilities, host: Box::new(files), ..Options::new(program.version) };
    let mut vm = Vm::new(options)?;
    taipan_stdlib::register(&mut vm);
    vm.add_native_module(&SHOP);
    let log = Rc::new(RefCell::new(Vec::new()));
    vm.set_auditor(Box::new(Log(Rc::clone(&log))));

    let module = vm.load_module("rules", &program).map_err(|e| vm.error_text(&e))?;
    let peek = vm.module_global(&module, "peek").ok_or("no peek")?;
    let allowed = "/data/prices".into_python(&mut vm);
    let text = vm.call(&peek, &[allowed]).and_then(|v| String::from_python(&mut vm, &v));
    assert_eq!(text.map_err(|e| vm.error_text(&e))?, "1 2 3");

    // `..` leads nowhere: paths are compared without it, and without symbolic links.
    let denied = "/data/../etc/passwd".into_python(&mut vm);
    let error = vm.call(&peek, &[denied]).err().ok_or("it was read")?;
    let error = vm.error_text(&error);
    println!("{error}");
    assert!(error.contains("PermissionError") && error.contains("--allow-read"));
    assert_eq!(
        *log.borrow(),
        [("/data/prices".to_string(), true), ("/data/../etc/passwd".to_string(), false)]
    );
    Ok(())
}
