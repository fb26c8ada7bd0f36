//! What a host tells of a file.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    File,
    Folder,
    Link,
    Other,
}

/// The fields of `os.stat_result`. Times are nanoseconds since the Epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stat {
    /// Kind and permission bits.
    pub mode: u32,
    pub inode: u64,
    pub device: u64,
    pub links: u64,
    pub user: u32,
    pub group: u32,
    pub size: u64,
    pub accessed: i128,
    pub modified: i128,
    pub changed: i128,
    pub block_size: u64,
    /// Of 512 bytes.
    pub blocks: u64,
    pub special_device: u64,
}

/// The bits of `mode` that say the kind (`stat.S_IFMT`), and their values.
const KIND: u32 = 0o170_000;
pub(super) const FOLDER: u32 = 0o040_000;
pub(super) const REGULAR: u32 = 0o100_000;
const LINK: u32 = 0o120_000;

impl Stat {
    pub fn kind(&self) -> FileKind {
        match self.mode & KIND {
            FOLDER => FileKind::Folder,
            REGULAR => FileKind::File,
            LINK => FileKind::Link,
            _ => FileKind::Other,
        }
    }

    pub fn is_file(&self) -> bool {
        self.kind() == FileKind::File
    }

    pub fn is_folder(&self) -> bool {
        self.kind() == FileKind::Folder
    }

    /// Of a file of this process's system.
    #[cfg(unix)]
    pub(super) fn of(about: &std::fs::Metadata) -> Stat {
        use std::os::unix::fs::MetadataExt;
        let nanos = |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        Stat {
            mode: about.mode(),
            inode: about.ino(),
            device: about.dev(),
            links: about.nlink(),
            user: about.uid(),
            group: about.gid(),
            size: about.size(),
            accessed: nanos(about.atime(), about.atime_nsec()),
            modified: nanos(about.mtime(), about.mtime_nsec()),
            changed: nanos(about.ctime(), about.ctime_nsec()),
            block_size: about.blksize(),
            blocks: about.blocks(),
            special_device: about.rdev(),
        }
    }

    /// Of a file of this process's system, as far as it says.
    #[cfg(not(unix))]
    pub(super) fn of(about: &std::fs::Metadata) -> Stat {
        let kind = match () {
            () if about.is_dir() => FOLDER | 0o777,
            () if about.is_symlink() => LINK | 0o777,
            () => REGULAR | 0o666,
        };
        Stat {
            mode: if about.permissions().readonly() { kind & !0o222 } else { kind },
            links: 1,
            size: about.len(),
            accessed: about.accessed().map_or(0, nanoseconds),
            modified: about.modified().map_or(0, nanoseconds),
            changed: about.created().map_or(0, nanoseconds),
            ..Stat::default()
        }
    }
}

/// Since the Epoch.
pub(super) fn nanoseconds(time: SystemTime) -> i128 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    }
}

/// The other way round; the Epoch for what the system cannot say.
pub(super) fn time(nanos: i128) -> SystemTime {
    let distance = Duration::from_nanos(u64::try_from(nanos.unsigned_abs()).unwrap_or(u64::MAX));
    let moved = if nanos < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
    moved.unwrap_or(UNIX_EPOCH)
}
