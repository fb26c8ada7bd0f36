//! What a traceback says of one frame.

use std::sync::Arc;

use taipan_marshal::CodeObject;

/// An entry of a traceback: a frame's code, and where it was.
#[derive(Debug, Clone)]
pub struct TracebackEntry {
    /// The code object (`tb_frame.f_code`).
    pub code: Arc<CodeObject>,
    /// The offset in bytes of the instruction that raised or was calling (`tb_lasti`).
    pub lasti: u32,
}
