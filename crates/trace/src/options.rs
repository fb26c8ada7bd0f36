//! What to show of a run.

/// What a probe shows.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only instructions of code objects with this `co_qualname` or `co_name`.
    pub code: Option<String>,
    /// Only instructions of this name.
    pub opcode: Option<String>,
    /// Cuts the text of a value after so many characters.
    pub max_repr: Option<usize>,
    /// Shows local, cell and free variables too.
    pub locals: bool,
    /// Shows the nanoseconds since the first instruction.
    pub time: bool,
    /// Shows calls, returns, yields and exceptions as events of their own.
    pub events: bool,
}

impl Options {
    /// Whether instructions of that name in that code object are shown.
    pub(crate) fn shows(&self, qualname: &str, name: &str, opcode: &str) -> bool {
        self.code.as_deref().is_none_or(|wanted| wanted == qualname || wanted == name)
            && self.opcode.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(opcode))
    }
}
