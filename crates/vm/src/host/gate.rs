//! The gate: the one place where a program's wish to touch the machine is allowed or denied.

use super::{Capabilities, Host, errno};
use crate::audit::Event;
use crate::exc::Exc;
use crate::{PyResult, Raised, Vm};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use taipan_heap::Value;

/// What a program asks for.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// Reading a file or folder, or what is known of it.
    Read(&'a Path),
    /// Making, changing or removing a file or folder.
    Write(&'a Path),
    /// Reading a file or folder in search of a module.
    Import(&'a Path),
    /// Reading an environment variable.
    Env(&'a str),
    /// Starting another program.
    Run(&'a str),
    /// Reaching another machine.
    Net(&'a str),
}

/// The host behind its gate, and the substitutes for what is denied.
pub struct Access {
    host: Box<dyn Host>,
    allowed: Capabilities,
    /// The clock of a program that may not see the real one, in nanoseconds.
    clock: i64,
    /// The state of the generator whose numbers are no secret.
    seed: u64,
    /// Environment variables that the program has set, or removed.
    variables: BTreeMap<OsString, Option<OsString>>,
}

/// 2020-01-01 00:00:00 UTC: when runs without the real clock take place.
const START: i64 = 1_577_836_800_000_000_000;
/// What passes between two questions for the time: a microsecond.
const TICK: i64 = 1_000;

impl Access {
    pub fn new(host: Box<dyn Host>, allowed: Capabilities) -> Access {
        Access { host, allowed, clock: 0, seed: 0, variables: BTreeMap::new() }
    }

    pub fn capabilities(&self) -> &Capabilities {
        &self.allowed
    }

    /// Lets import read below a folder or archive.
    pub fn allow_modules(&mut self, root: &Path) {
        let root = self.host.canonical(root);
        self.allowed.modules.push(root);
    }

    /// Whether a request is granted.
    fn grants(&mut self, request: Request<'_>) -> bool {
        match request {
            Request::Read(path) => {
                self.allowed.read == super::Allowed::Everything || {
                    let path = self.host.canonical(path);
                    self.allowed.reads(&path)
                }
            }
            Request::Write(path) => {
                self.allowed.write == super::Allowed::Everything || {
                    let path = self.host.canonical(path);
                    self.allowed.writes(&path)
                }
            }
            Request::Import(path) => {
                self.allowed.read == super::Allowed::Everything || {
                    let path = self.host.canonical(path);
                    self.allowed.imports(&path)
                }
            }
            Request::Env(name) => self.allowed.environment(name),
            Request::Run(_) => self.allowed.run,
            Request::Net(_) => self.allowed.net,
        }
    }

    /// Nanoseconds since the Epoch.
    pub fn wall_clock(&mut self) -> i64 {
        if self.allowed.time { self.host.wall_clock() } else { START + self.tick() }
    }

    /// The same without time passing by the question.
    pub fn now_unnoticed(&mut self) -> i64 {
        if self.allowed.time { self.host.wall_clock() } else { START + self.clock }
    }

    /// The contents of a file that describes a time zone: who may see the clock may know what zone it is in.
    pub fn zone_file(&mut self, path: &Path) -> Option<Vec<u8>> {
        if !self.allowed.time {
            return None;
        }
        self.host.read_file(path).ok()
    }

    /// Nanoseconds that pass steadily.
    pub fn monotonic_clock(&mut self) -> i64 {
        if self.allowed.time { self.host.monotonic_clock() } else { self.tick() }
    }

    /// Nanoseconds of CPU time.
    pub fn cpu_clock(&mut self) -> i64 {
        if self.allowed.time { self.host.cpu_clock() } else { self.tick() }
    }

    /// Lets that much time pass.
    pub fn sleep(&mut self, time: std::time::Duration) {
        if self.allowed.time {
            self.host.sleep(time);
        } else {
            self.clock = self.clock.saturating_add(i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
        }
    }

    fn tick(&mut self) -> i64 {
        self.clock = self.clock.saturating_add(TICK);
        self.clock
    }

    /// Fills with random bytes: unpredictable ones where that is allowed, else the same in every run.
    pub fn random(&mut self, into: &mut [u8]) -> std::io::Result<()> {
        if self.allowed.random {
            return self.host.random(into);
        }
        for chunk in into.chunks_mut(8) {
            let bytes = self.next_word().to_le_bytes();
            chunk.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        }
        Ok(())
    }

    /// SplitMix64.
    fn next_word(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The environment variables that may be seen.
    pub fn environment(&mut self) -> Vec<(OsString, OsString)> {
        if self.allowed.env == super::Allowed::Nothing {
            return Vec::new();
        }
        let all = self.host.environment();
        all.into_iter()
            .filter(|(name, _)| name.to_str().is_some_and(|n| self.allowed.environment(n)))
            .collect()
    }

    /// A variable as the program sees it: as it has set it itself, else as the environment has it, where that may be seen.
    pub fn variable(&mut self, name: &str) -> Option<OsString> {
        if let Some(set) = self.variables.get(OsStr::new(name)) {
            return set.clone();
        }
        self.environment().into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// Sets a variable of the program's own, or removes it. Nobody else sees it.
    pub fn set_variable(&mut self, name: OsString, value: Option<OsString>) {
        self.variables.insert(name, value);
    }

    /// What anyone may know or use without asking: the working folder, process numbers, descriptors that were opened
    /// through the gate.
    pub fn open_host(&mut self) -> &mut dyn Host {
        &mut *self.host
    }
}

/// A path that stands for itself where its last part is a link.
fn without_following(host: &mut dyn Host, path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            host.canonical(parent).join(name)
        }
        _ => path.to_path_buf(),
    }
}

impl Vm {
    /// The host, for something that the capabilities allow.
    ///
    /// # Errors
    /// PermissionError that names the flag which would allow it.
    pub fn permit(&mut self, request: Request<'_>) -> PyResult<&mut dyn Host> {
        let granted = self.access.grants(request);
        self.audit(Event::Request(request), granted)?;
        if granted {
            return Ok(&mut *self.access.host);
        }
        Err(self.denied(request))
    }

    /// The host for what concerns a link itself and not what it leads to, and the path to hand to it.
    ///
    /// # Errors
    /// As [`Vm::permit`].
    pub fn permit_link(&mut self, path: &Path, request: fn(&Path) -> Request<'_>) -> PyResult<&mut dyn Host> {
        let own = without_following(&mut *self.access.host, path);
        let allowed = match request(&own) {
            Request::Write(_) => self.access.allowed.writes(&own),
            _ => self.access.allowed.reads(&own),
        };
        self.audit(Event::Request(request(path)), allowed)?;
        if allowed {
            return Ok(&mut *self.access.host);
        }
        Err(self.denied(request(path)))
    }

    /// Whether something is allowed, without asking for it.
    pub fn permits(&mut self, request: Request<'_>) -> bool {
        self.access.grants(request)
    }

    #[cold]
    fn denied(&mut self, request: Request<'_>) -> Raised {
        let quoted = |vm: &mut Vm, name: &OsStr| {
            let name = vm.os_str(name);
            vm.repr_string(&name)
        };
        let (doing, what, flag) = match request {
            Request::Read(path) => ("reading", path.as_os_str(), "--allow-read"),
            Request::Import(path) => ("importing", path.as_os_str(), "--allow-read"),
            Request::Write(path) => ("writing", path.as_os_str(), "--allow-write"),
            Request::Env(name) => ("the environment variable", OsStr::new(name), "--allow-env"),
            Request::Run(name) => ("running", OsStr::new(name), "--allow-run"),
            Request::Net(name) => ("connecting to", OsStr::new(name), "--allow-net"),
        };
        let what = match quoted(self, what) {
            Ok(what) => what,
            Err(e) => return e,
        };
        let message = self.new_str(&format!("{doing} {what} needs {flag}"));
        let raised = self.error_by_call(Exc::PermissionError, &[Value::int(errno::EPERM.into()), message]);
        if let Some(e) = raised.exception().cloned() {
            crate::exc::mark_denied(self, &e);
        }
        raised
    }
}
