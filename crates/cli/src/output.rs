//! Standard output and error: buffered as CPython's are, and quiet when nobody reads any more.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

/// As much as a pipe holds.
const BUFFER: usize = 1 << 16;

/// Standard output: by line on a terminal, else by block.
pub fn stdout() -> Box<dyn Write> {
    let raw = io::stdout();
    if raw.is_terminal() {
        Box::new(UntilClosed(raw))
    } else {
        Box::new(BufWriter::with_capacity(BUFFER, UntilClosed(raw)))
    }
}

/// Writes all of a text to standard output.
pub fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// Writes all of a text to standard output.
pub fn print_bytes(text: &[u8]) {
    let mut out = UntilClosed(io::stdout().lock());
    // A full disk loses output: the shell's redirection tells.
    drop(out.write_all(text).and_then(|()| out.flush()));
}

/// Writes all of a text with escape sequences for colours to standard output: without them where that is no terminal, or
/// `NO_COLOR` or `CLICOLOR` say so.
pub fn print_coloured(text: &str) {
    match anstream::AutoStream::choice(&io::stdout()) {
        anstream::ColorChoice::Never => print(&anstream::adapter::strip_str(text).to_string()),
        _ => print(text),
    }
}

/// Writes one line about a failure to standard error.
pub fn complain(what: &impl Display) {
    // Standard error may be closed: there is nobody left to tell.
    drop(writeln!(io::stderr(), "taipan: {what}"));
}

/// Ends the process in peace once the reader of its output is gone, as `yes | head` expects.
struct UntilClosed<W>(W);

impl<W: Write> UntilClosed<W> {
    fn checked<T>(result: io::Result<T>) -> io::Result<T> {
        match result {
            Err(e) if e.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
            other => other,
        }
    }
}

impl<W: Write> Write for UntilClosed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::checked(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::checked(self.0.flush())
    }
}
