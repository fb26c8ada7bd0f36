//! The stream of records that `record_dis.py` writes: what one Python says of many files.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;

/// What the Python said of one module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The path of the module in its library.
    pub file: String,
    /// The `.pyc` file, where the stream holds it.
    pub pyc: Option<Vec<u8>>,
    /// The texts by kind: `dis`, `info`, `fields`, or letters of `python -m dis` options.
    pub texts: Vec<(String, String)>,
    /// Where `dis` itself raised: kind and message.
    pub failures: Vec<String>,
    /// Why there is no code: the exception that compiling ended in.
    pub skipped: Option<String>,
}

/// Reads records one by one; ends behind the first error.
///
/// ```
/// use taipan_listings::Records;
///
/// let stream = b"file 4\na.py\ndis 3\nNOP\ninfo 0\n\nfile 4\nb.py\nskip 11\nSyntaxError\n";
/// let records: Vec<_> = Records::new(&stream[..]).collect::<Result<_, _>>()?;
/// assert_eq!(records[0].texts, [("dis".to_owned(), "NOP".to_owned()), ("info".to_owned(), String::new())]);
/// assert_eq!(records[1].skipped.as_deref(), Some("SyntaxError"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Records<R> {
    input: R,
    /// The name of the file whose items come next.
    next: Option<String>,
    started: bool,
}

impl<R: BufRead> Records<R> {
    /// The records in `input`.
    pub fn new(input: R) -> Records<R> {
        Records { input, next: None, started: false }
    }

    /// The next item: kind and contents.
    fn item(&mut self) -> io::Result<Option<(String, Vec<u8>)>> {
        let mut line = String::new();
        if self.input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let parts = line.trim_end().split_once(' ').and_then(|(kind, n)| Some((kind, n.parse().ok()?)));
        let (kind, length): (&str, usize) = parts.ok_or_else(|| malformed(&line))?;
        let mut contents = Vec::new();
        self.input.by_ref().take(length as u64 + 1).read_to_end(&mut contents)?;
        if contents.len() != length + 1 || contents.pop() != Some(b'\n') {
            return Err(malformed(&line));
        }
        Ok(Some((kind.to_owned(), contents)))
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        if !self.started {
            self.started = true;
            self.next = match self.item()? {
                Some((kind, name)) if kind == "file" => Some(lossy(name)),
                Some((kind, _)) => return Err(malformed(&kind)),
                None => None,
            };
        }
        let Some(file) = self.next.take() else { return Ok(None) };
        let mut record = Record { file, ..Record::default() };
        while let Some((kind, contents)) = self.item()? {
            match kind.as_str() {
                "file" => {
                    self.next = Some(lossy(contents));
                    break;
                }
                "pyc" => record.pyc = Some(contents),
                "skip" => record.skipped = Some(lossy(contents)),
                "fails" => record.failures.push(lossy(contents)),
                _ => record.texts.push((kind, lossy(contents))),
            }
        }
        Ok(Some(record))
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<io::Result<Record>> {
        let record = self.record().transpose();
        if !matches!(record, Some(Ok(_))) {
            self.next = None;
            self.started = true;
        }
        record
    }
}

/// All records of a compressed file.
///
/// # Errors
/// Where the file cannot be read or is no recording.
pub fn read_gz(path: &Path) -> io::Result<Vec<Record>> {
    let decoder = GzDecoder::new(BufReader::new(File::open(path)?));
    Records::new(BufReader::new(decoder)).collect()
}

fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn malformed(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not an item of a recording, or cut off: {line:?}"))
}
