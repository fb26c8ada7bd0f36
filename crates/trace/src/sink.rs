//! Where a trace goes: a buffer in front of any writer.

use std::io::{ErrorKind, Write};
use taipan_vm::VmError;

const FULL: usize = 64 * 1024;

/// The buffered output of a probe. Probes append to `buffer`.
pub struct Sink<W: Write> {
    pub buffer: Vec<u8>,
    writer: W,
}

impl<W: Write> Sink<W> {
    pub fn new(writer: W) -> Sink<W> {
        Sink { buffer: Vec::with_capacity(FULL + 4096), writer }
    }

    /// Passes a full buffer on.
    #[inline]
    pub fn settle(&mut self) -> Result<(), VmError> {
        if self.buffer.len() < FULL { Ok(()) } else { self.flush() }
    }

    /// Passes everything on.
    ///
    /// # Errors
    /// [`VmError::Closed`] where nobody reads any more, else [`VmError::Trace`].
    pub fn flush(&mut self) -> Result<(), VmError> {
        let result = self.writer.write_all(&self.buffer).and_then(|()| self.writer.flush());
        self.buffer.clear();
        result.map_err(|e| match e.kind() {
            ErrorKind::BrokenPipe => VmError::Closed,
            _ => VmError::Trace(e),
        })
    }
}

impl<W: Write> Drop for Sink<W> {
    fn drop(&mut self) {
        // The run is over: nobody is left who could be told.
        self.flush().ok();
    }
}
