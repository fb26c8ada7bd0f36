//! The audit log: every attempt to reach beyond computing, one JSON object a line.

use std::io::Write;

use serde_json::{Map, Value as Json, json};
use taipan_vm::audit::{Attempt, Auditor, Event};
use taipan_vm::host::Request;
use taipan_vm::limits::Place;
use taipan_vm::{Vm, VmError};

/// Writes attempts as they happen.
pub struct AuditLog<W> {
    out: W,
    count: u64,
}

impl<W: Write> AuditLog<W> {
    pub fn new(out: W) -> AuditLog<W> {
        AuditLog { out, count: 0 }
    }
}

impl<W: Write> Auditor for AuditLog<W> {
    fn attempt(&mut self, _vm: &Vm, attempt: &Attempt<'_>) -> Result<(), VmError> {
        let mut line = Map::new();
        line.insert("seq".into(), json!(self.count));
        self.count += 1;
        let (event, details) = describe(&attempt.event);
        line.insert("event".into(), json!(event));
        line.extend(details.into_iter().map(|(k, v)| (k.to_string(), v)));
        line.insert("allowed".into(), json!(attempt.allowed));
        if let Some(place) = &attempt.place {
            line.extend(place_fields(place));
        }
        writeln!(self.out, "{}", Json::Object(line)).map_err(VmError::Trace)
    }
}

/// Where something happens, as fields.
pub fn place_fields(place: &Place) -> impl Iterator<Item = (String, Json)> {
    let fields = [
        ("function", json!(place.function)),
        ("file", json!(place.file)),
        ("line", json!(place.line)),
        ("offset", json!(place.offset)),
    ];
    fields.into_iter().map(|(k, v)| (k.to_string(), v))
}

/// An event's name and what it is about.
fn describe(event: &Event<'_>) -> (&'static str, Vec<(&'static str, Json)>) {
    let path = |p: &std::path::Path| json!(p.to_string_lossy());
    match event {
        Event::Request(Request::Read(p)) => ("read", vec![("path", path(p))]),
        Event::Request(Request::Write(p)) => ("write", vec![("path", path(p))]),
        Event::Request(Request::Import(p)) => ("read-module", vec![("path", path(p))]),
        Event::Request(Request::Env(name)) => ("environment", vec![("name", json!(name))]),
        Event::Request(Request::Run(what)) => ("run", vec![("command", json!(what))]),
        Event::Request(Request::Net(what)) => ("net", vec![("address", json!(what))]),
        Event::Environment(shown) => ("environment", vec![("shown", json!(shown))]),
        Event::Import(name) => ("import", vec![("module", json!(name))]),
        Event::Unmarshal(bytes) => ("marshal.loads", vec![("bytes", json!(bytes))]),
        Event::Source(by, _) => ("source", vec![("by", json!(by))]),
        Event::Code(how, code) => (
            "code",
            vec![
                ("by", json!(how.name())),
                ("code", json!(code.qualname.to_lossy())),
                ("code_file", json!(code.filename.to_lossy())),
            ],
        ),
    }
}
