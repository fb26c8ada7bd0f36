//! `TextIOWrapper`: text over a buffered binary file.

mod coding;
mod decoder;
mod methods;
mod position;
mod read;
mod spec;
mod write;

use super::newline::Translation;
use super::standard::Channel;
use crate::{Foreign, PyResult, Trace, Visitor, Vm};
use coding::Coding;
use decoder::Decoder;
use taipan_heap::Value;
use taipan_prim::text::Text;

pub use spec::class;
pub use write::write;

/// A text file: the binary one below it, what was decoded ahead of the program, and what waits to be encoded bytes'
/// turn.
pub struct TextIo {
    /// NULL until `__init__`, and after `detach`.
    buffer: Value,
    detached: bool,
    coding: Coding,
    /// `None` where the buffer cannot be read.
    decoder: Option<Decoder>,
    /// Whether the buffer can be written.
    writable: bool,
    seekable: bool,
    /// Whether the buffer has `read1`.
    reads_once: bool,
    line_buffering: bool,
    write_through: bool,
    /// What ends a line when reading: `""` for any end, kept as it is.
    read_end: Option<&'static str>,
    /// How `\n` is written; `None` where it stays.
    write_end: Option<&'static str>,
    decoded: Text,
    /// How much of `decoded` was handed out.
    used: usize,
    /// The chunk that `decoded` came from, and the state before it: how `tell` finds its way back.
    snapshot: Option<Snapshot>,
    /// Bytes a character of the last chunk.
    ratio: f64,
    telling: bool,
    waiting: Vec<u8>,
    /// Bytes were written already: a byte order mark stands at the start.
    encoded: bool,
    chunk_size: usize,
    finalizing: bool,
    /// The standard stream that this is, whose bytes go straight to the VM's output.
    standard: Option<Standard>,
}

/// Standard output or error, and the raw file that says whether it is open.
#[derive(Clone)]
pub struct Standard {
    pub channel: Channel,
    pub raw: Value,
}

/// Where a chunk began.
#[derive(Clone)]
struct Snapshot {
    /// Undecoded bytes before the chunk, and the chunk.
    bytes: Vec<u8>,
    /// The rest of the decoder's state.
    flags: i64,
}

impl Trace for TextIo {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.buffer);
        self.coding.trace(visit);
        self.decoder.iter().for_each(|d| d.trace(visit));
        self.standard.iter().for_each(|s| visit(&s.raw));
    }
    fn clear(&mut self) {
        self.buffer = Value::NULL;
        (self.coding, self.decoder) = (Coding::default(), None);
        self.standard = None;
    }
}

impl TextIo {
    fn empty() -> TextIo {
        TextIo {
            buffer: Value::NULL,
            detached: false,
            coding: Coding::default(),
            decoder: None,
            writable: false,
            seekable: false,
            reads_once: true,
            line_buffering: false,
            write_through: false,
            read_end: None,
            write_end: None,
            decoded: Text::new(),
            used: 0,
            snapshot: None,
            ratio: 0.0,
            telling: true,
            waiting: Vec::new(),
            encoded: false,
            chunk_size: super::DEFAULT_BUFFER_SIZE,
            finalizing: false,
            standard: None,
        }
    }

    fn is_uninitialised(&self) -> bool {
        self.buffer.is_null() && !self.detached
    }

    /// Makes it a standard stream.
    pub fn set_standard(&mut self, standard: Standard) {
        self.standard = Some(standard);
    }

    /// The text that was decoded and not handed out.
    fn ahead(&self) -> usize {
        self.decoded.len() - self.used
    }

    /// Hands out at most `n` characters of what was decoded ahead.
    fn take(&mut self, n: usize) -> Text {
        let end = self.used.saturating_add(n).min(self.decoded.len());
        let text = self.decoded.slice(self.used, end);
        self.used = end;
        text
    }

    /// Forgets what was decoded ahead.
    fn forget(&mut self) {
        (self.decoded, self.used, self.snapshot) = (Text::new(), 0, None);
    }

    /// What a `newline` argument means for reading and writing.
    fn set_newline(&mut self, newline: Option<&'static str>) {
        self.read_end = newline;
        self.write_end = newline.filter(|end| end.starts_with('\r'));
        let universal = matches!(newline, None | Some(""));
        if let Some(decoder) = &mut self.decoder {
            decoder.translation =
                universal.then(|| Translation { translate: newline.is_none(), ..Translation::default() });
        }
    }
}

/// The file, once `__init__` has been called (`CHECK_INITIALIZED`).
fn initialised(vm: &mut Vm, object: &Value) -> PyResult<Foreign<TextIo>> {
    let file = super::this::<TextIo>(vm, object)?;
    if file.get(vm).is_uninitialised() {
        raise!(vm, ValueError, "I/O operation on uninitialized object");
    }
    Ok(file)
}

/// The file and the buffer below it.
fn attached(vm: &mut Vm, object: &Value) -> PyResult<(Foreign<TextIo>, Value)> {
    let file = initialised(vm, object)?;
    let buffer = file.get(vm).buffer.clone();
    if buffer.is_null() {
        raise!(vm, ValueError, "underlying buffer has been detached");
    }
    Ok((file, buffer))
}

/// The same, where the file must be open.
fn open(vm: &mut Vm, object: &Value) -> PyResult<(Foreign<TextIo>, Value)> {
    let (file, buffer) = attached(vm, object)?;
    super::check_open(vm, &buffer)?;
    Ok((file, buffer))
}
