//! File descriptors as a program uses them: the standard streams are the VM's, the others the host's.

use super::{Fd, Stat, errno};
use crate::io::Channel;
use crate::{PyResult, Vm};
use std::io;
use std::path::PathBuf;

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    Start,
    Current,
    End,
}

impl Whence {
    /// `os.SEEK_SET`, `os.SEEK_CUR`, `os.SEEK_END`.
    pub fn from_number(n: i64) -> Option<Whence> {
        Some(match n {
            0 => Whence::Start,
            1 => Whence::Current,
            2 => Whence::End,
            _ => return None,
        })
    }
}

/// The most that one read allocates: a program that asks for more gets a short read, as from a pipe.
const MOST: usize = 1 << 20;

impl Vm {
    /// The host's descriptor, which is none of the standard streams.
    fn standard(fd: Fd) -> Option<Channel> {
        usize::try_from(fd).ok().and_then(|n| Channel::ALL.get(n).copied())
    }

    /// Reads at most `n` bytes; none at the end.
    ///
    /// # Errors
    /// OSError.
    pub fn fd_read(&mut self, fd: Fd, n: usize) -> PyResult<Vec<u8>> {
        let mut bytes = vec![0; n.min(MOST)];
        let result = match Vm::standard(fd) {
            Some(Channel::Stdin) => io::Read::read(&mut self.output.stdin, &mut bytes),
            Some(_) => Err(io::Error::from_raw_os_error(errno::EBADF)),
            None => self.access.open_host().read(fd, &mut bytes),
        };
        match result {
            Ok(n) => {
                bytes.truncate(n);
                Ok(bytes)
            }
            Err(e) => Err(self.io_error(&e)),
        }
    }

    /// Writes; how many bytes were taken.
    ///
    /// # Errors
    /// OSError.
    pub fn fd_write(&mut self, fd: Fd, bytes: &[u8]) -> PyResult<usize> {
        if let Some(channel) = Vm::standard(fd) {
            if channel == Channel::Stdin {
                return Err(self.os_error(errno::EBADF));
            }
            self.write_bytes(channel, bytes)?;
            return Ok(bytes.len());
        }
        let result = self.access.open_host().write(fd, bytes);
        result.map_err(|e| self.io_error(&e))
    }

    /// Moves the position and says where it is.
    ///
    /// # Errors
    /// OSError; the standard streams cannot seek.
    pub fn fd_seek(&mut self, fd: Fd, offset: i64, whence: Whence) -> PyResult<u64> {
        if Vm::standard(fd).is_some() {
            return Err(self.os_error(errno::ESPIPE));
        }
        let result = self.access.open_host().seek(fd, offset, whence);
        result.map_err(|e| self.io_error(&e))
    }

    /// What is known of an open file; the standard streams look like pipes or terminals.
    ///
    /// # Errors
    /// OSError.
    pub fn fd_stat(&mut self, fd: Fd) -> PyResult<Stat> {
        if let Some(channel) = Vm::standard(fd) {
            let terminal = self.output.terminals.get(channel.number()).copied().unwrap_or_default();
            let mode = if terminal { 0o020_620 } else { 0o010_600 };
            return Ok(Stat { mode, links: 1, block_size: 4096, ..Stat::default() });
        }
        let result = self.access.open_host().stat_fd(fd);
        result.map_err(|e| self.io_error(&e))
    }

    /// Where the file is that a descriptor was opened on; the standard streams are nowhere.
    ///
    /// # Errors
    /// What the host says.
    pub fn fd_path(&mut self, fd: Fd) -> io::Result<PathBuf> {
        match Vm::standard(fd) {
            Some(_) => Err(io::Error::from_raw_os_error(errno::ENOTDIR)),
            None => self.access.open_host().path_of(fd),
        }
    }

    /// Whether a descriptor is a terminal.
    ///
    /// # Errors
    /// OSError where it is not open.
    pub fn fd_is_terminal(&mut self, fd: Fd) -> PyResult<bool> {
        if let Some(channel) = Vm::standard(fd) {
            return Ok(self.output.terminals.get(channel.number()).copied().unwrap_or_default());
        }
        let result = self.access.open_host().is_terminal(fd);
        result.map_err(|e| self.io_error(&e))
    }

    /// Sets a file's length.
    ///
    /// # Errors
    /// OSError.
    pub fn fd_truncate(&mut self, fd: Fd, length: u64) -> PyResult<()> {
        if Vm::standard(fd).is_some() {
            return Err(self.os_error(errno::EINVAL));
        }
        let result = self.access.open_host().truncate_fd(fd, length);
        result.map_err(|e| self.io_error(&e))
    }

    /// Closes a descriptor; a standard stream is only flushed.
    ///
    /// # Errors
    /// OSError.
    pub fn fd_close(&mut self, fd: Fd) -> PyResult<()> {
        if Vm::standard(fd).is_some() {
            self.flush();
            return Ok(());
        }
        let result = self.access.open_host().close(fd);
        result.map_err(|e| self.io_error(&e))
    }
}
