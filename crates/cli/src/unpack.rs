//! `taipan unpack`: runs a file that unpacks others, denied everything, and keeps the code that it brings to life.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};
use taipan_marshal::{CodeObject, Pyc};
use taipan_vm::audit::{Attempt, Auditor, Event};
use taipan_vm::types::str::Str;
use taipan_vm::{Limits, Outcome, Vm, VmError};

use crate::audit::place_fields;
use crate::failure::Failure;
use crate::output;
use crate::program::Program;

const AFTER_HELP: &str = "\
The file is executed, so that it decodes what it hides, without any permission
unless one is given, and within limits: 100,000,000 instructions, 60 seconds,
1 GiB of memory, 1,000 nested calls and 16 MiB of output unless others are given.
DIR gets every code object that it hands to exec, eval, marshal.loads,
types.CodeType, types.FunctionType or an import, as .pyc files in the order of
their appearance, the text of source that it tries to compile, what the program
prints (stdout, stderr), and index.json, which says who loaded what from where.

Example:
  taipan unpack suspect.pyc --output unpacked";

/// Executes a .pyc file that loads other code, and saves that code
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP, override_usage = "taipan unpack [OPTIONS] --output DIR FILE [ARGS]...")]
pub struct Options {
    /// Where to put what is found: a folder, which is made
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// End the run where code is loaded by code loaded by code …, more than N times
    #[arg(long, value_name = "N", default_value_t = 32)]
    max_layers: usize,
    #[command(flatten)]
    program: Program,
}

/// What a hostile file may use.
fn default_limits() -> Limits {
    Limits {
        steps: Some(100_000_000),
        time: Some(Duration::from_secs(60)),
        memory: Some(1 << 30),
        depth: Some(1000),
        output: Some(16 << 20),
    }
}

impl Options {
    /// Runs the file and writes what it loads.
    pub fn run(mut self) -> Result<ExitCode, Failure> {
        let folder = self.take_output()?;
        fs::create_dir_all(&folder).map_err(|e| crate::load::unreadable(&folder, &e))?;
        let (mut vm, code) = self.program.prepare()?;
        for (name, stream) in [("stdout", &mut vm.output.stdout), ("stderr", &mut vm.output.stderr)] {
            *stream = Box::new(create(&folder.join(name))?);
        }
        vm.set_limits(self.program.limits.or(default_limits()));
        let found = Rc::new(RefCell::new(Found::new(&folder, code.code(), self.max_layers)));
        vm.set_auditor(Box::new(Collector(Rc::clone(&found))));
        let outcome = vm.run_main(&code);
        let ended = match &outcome {
            Outcome::Exit(status) => format!("exit status {status}"),
            Outcome::Uncaught => "an exception that nobody caught (see stderr)".to_string(),
            Outcome::Denied => "a permission that it lacks (see stderr)".to_string(),
            Outcome::Limit(error) => error.to_string(),
        };
        drop(vm.output.stdout.flush());
        let found = found.borrow();
        found.write_index(&ended)?;
        output::print(&format!("{}ended by {ended}\n", found.summary()));
        std::mem::forget(vm);
        Ok(ExitCode::SUCCESS)
    }

    /// The folder, which may be named right behind FILE too; what follows then is FILE's own.
    fn take_output(&mut self) -> Result<PathBuf, Failure> {
        if let Some(folder) = self.output.take() {
            return Ok(folder);
        }
        let words = &mut self.program.words;
        if words.len() >= 3 && words[1] == "--output" {
            return Ok(PathBuf::from(words.drain(1..3).nth(1).unwrap_or_default()));
        }
        Err(Failure::Usage("where to? --output DIR is missing".to_string()))
    }
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|e| crate::load::unreadable(path, &e))
}

/// One code object or source text that was loaded, in the order of the attempts.
struct Entry {
    how: String,
    /// Its file, which an earlier entry may have made.
    file: String,
    is_new: bool,
    /// Number of the entry whose code did it; 0 for FILE itself.
    parent: usize,
    layer: usize,
    fields: Map<String, Json>,
}

/// What was found so far.
struct Found {
    folder: PathBuf,
    max_layers: usize,
    entries: Vec<Entry>,
    /// File and entry by checksum.
    saved: HashMap<[u8; 32], (String, usize)>,
    /// Entry and layer of every known code object, by its address, which the object kept stays at.
    owners: HashMap<*const CodeObject, (usize, usize)>,
    kept: Vec<Arc<CodeObject>>,
}

impl Found {
    fn new(folder: &Path, main: &Arc<CodeObject>, max_layers: usize) -> Found {
        let mut found = Found {
            folder: folder.to_path_buf(),
            max_layers,
            entries: Vec::new(),
            saved: HashMap::new(),
            owners: HashMap::new(),
            kept: Vec::new(),
        };
        found.own(main, 0, 0);
        found
    }

    /// Notes that a code object, and those in it, came with an entry.
    fn own(&mut self, code: &Arc<CodeObject>, entry: usize, layer: usize) {
        for code in crate::load::all_codes(code) {
            let at = Arc::as_ptr(&code);
            if let std::collections::hash_map::Entry::Vacant(slot) = self.owners.entry(at) {
                slot.insert((entry, layer));
                self.kept.push(code);
            }
        }
    }

    fn add(&mut self, attempt: &Attempt<'_>) -> Result<(), VmError> {
        let (parent, layer) = match attempt.by {
            Some(by) => self.owners.get(&Arc::as_ptr(&by.source)).copied().unwrap_or_default(),
            None => (0, 0),
        };
        let layer = layer + 1;
        let (how, bytes, suffix, mut fields) = match attempt.event {
            Event::Code(how, code) => {
                let known = self.owners.get(&Arc::as_ptr(&code.source)).copied();
                if known.is_some_and(|(entry, _)| entry == 0) {
                    // The file's own code.
                    return Ok(());
                }
                let bytes = taipan_marshal::write(&Pyc::new(Arc::clone(&code.source)));
                let bytes =
                    bytes.map_err(|e| VmError::Stopped(format!("a code object cannot be written: {e}")))?;
                let mut fields = Map::new();
                fields.insert("name".into(), json!(code.qualname.to_lossy()));
                fields.insert("filename".into(), json!(code.filename.to_lossy()));
                fields.insert("version".into(), json!(code.version.to_string()));
                (how.name(), bytes, "pyc", fields)
            }
            Event::Source(by, source) => match source.downcast::<Str>() {
                Some(text) => (by, text.to_lossy().into_owned().into_bytes(), "py", Map::new()),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        let number = self.entries.len() + 1;
        let sum: [u8; 32] = Sha256::digest(&bytes).into();
        let (file, is_new) = match self.saved.get(&sum) {
            Some((file, first)) => {
                fields.insert("same_as".into(), json!(first));
                (file.clone(), false)
            }
            None => {
                let name = fields.get("name").and_then(Json::as_str).map_or("source", |n| n).to_string();
                let file = format!("{number:04}-{}.{suffix}", plain(&name));
                fs::write(self.folder.join(&file), &bytes).map_err(VmError::Trace)?;
                self.saved.insert(sum, (file.clone(), number));
                (file, true)
            }
        };
        fields.insert("size".into(), json!(bytes.len()));
        fields.insert("sha256".into(), json!(hex(&sum)));
        if let Some(place) = &attempt.place {
            fields.insert("by".into(), Json::Object(place_fields(place).collect()));
        }
        self.entries.push(Entry { how: how.to_string(), file, is_new, parent, layer, fields });
        if let Event::Code(_, code) = attempt.event {
            self.own(&code.source, number, layer);
        }
        if layer > self.max_layers {
            return Err(VmError::Stopped(format!("code loaded by {} layers of loaders", self.max_layers)));
        }
        Ok(())
    }

    fn write_index(&self, ended: &str) -> Result<(), Failure> {
        let entries = self.entries.iter().enumerate().map(|(i, e)| {
            let mut line = Map::new();
            line.insert("number".into(), json!(i + 1));
            line.insert("file".into(), json!(e.file));
            line.insert("how".into(), json!(e.how));
            line.insert("parent".into(), json!(e.parent));
            line.insert("layer".into(), json!(e.layer));
            line.extend(e.fields.clone());
            Json::Object(line)
        });
        let index = json!({"ended": ended, "loaded": entries.collect::<Vec<_>>()});
        let path = self.folder.join("index.json");
        let text = format!("{index:#}\n");
        fs::write(&path, text).map_err(|e: io::Error| crate::load::unreadable(&path, &e))
    }

    /// One line a new file.
    fn summary(&self) -> String {
        let new = self.entries.iter().filter(|e| e.is_new);
        new.map(|e| format!("{}: {} (layer {})\n", e.file, e.how, e.layer)).collect()
    }
}

/// A name as part of a file's: letters, digits and what is harmless.
fn plain(name: &str) -> String {
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(40).collect();
    if name.is_empty() { "code".to_string() } else { name }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Collects from the machine.
struct Collector(Rc<RefCell<Found>>);

impl Auditor for Collector {
    fn attempt(&mut self, _vm: &Vm, attempt: &Attempt<'_>) -> Result<(), VmError> {
        self.0.borrow_mut().add(attempt)
    }
}
