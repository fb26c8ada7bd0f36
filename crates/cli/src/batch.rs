//! One verb over many files: in parallel, in order, with a progress bar, and on past files that cannot be read.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use taipan_marshal::Pyc;

use crate::altered::Altered;
use crate::failure::Failure;
use crate::files::{Input, Inputs, inputs};
use crate::{load, ordered, output};

/// The files of a verb, and where its text goes.
#[derive(clap::Args)]
pub struct Batch {
    /// Write to files of the same names in the folder DIR instead of standard output
    #[arg(long, value_name = "DIR", conflicts_with = "quiet")]
    output: Option<PathBuf>,
    /// Print how many files, code objects and lines there were instead of the text
    #[arg(short, long)]
    quiet: bool,
    /// The .pyc files, folders of them, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub altered: Altered,
}

/// What a verb made of a file.
pub struct Text {
    /// What to print.
    pub text: Vec<u8>,
    /// How many code objects it is about.
    pub codes: usize,
}

#[derive(Default)]
struct Counts {
    files: usize,
    codes: usize,
    lines: usize,
    bytes: usize,
}

/// What becomes of the text of a file.
enum Sink<'a> {
    /// Standard output, with the file's name before it or not.
    Print { titles: bool },
    /// A folder.
    Files(&'a Path),
    /// Nothing but counts.
    Count,
}

impl Batch {
    /// Gives every file to `show`, and the text on; `extension` is that of written files, `titles` says whether texts of
    /// several files need a title each.
    pub fn run(
        &self,
        extension: &str,
        titles: bool,
        show: impl Fn(&Path, &Pyc) -> Result<Text, Failure> + Sync,
    ) -> Result<ExitCode, Failure> {
        let inputs = inputs(&self.paths);
        let sink = self.sink(&inputs, extension, titles)?;
        let work = |input: &Input| {
            let made = load::pyc(&input.path, &self.altered).and_then(|pyc| show(&input.path, &pyc))?;
            sink.write(input, made, extension)
        };
        if let ([one], false) = (&inputs.files[..], inputs.many) {
            let (text, counts) = work(one)?;
            output::print_bytes(&text);
            self.tell(&counts);
            return Ok(ExitCode::SUCCESS);
        }
        let bar = self.bar(&inputs);
        let mut failed = !inputs.failures.is_empty();
        inputs.failures.iter().for_each(|failure| bar.suspend(|| output::complain(failure)));
        let mut total = Counts::default();
        let mut out = output::stdout();
        ordered::for_each(&inputs.files, work, |_, done| {
            bar.inc(1);
            match done {
                Ok((text, counts)) => {
                    total.add(&counts);
                    // A full disk loses output: the shell's redirection tells.
                    drop(out.write_all(&text));
                }
                Err(failure) => {
                    failed = true;
                    bar.suspend(|| output::complain(&failure));
                }
            }
            true
        });
        drop(out.flush());
        bar.finish_and_clear();
        self.tell(&total);
        Ok(if failed { ExitCode::from(3) } else { ExitCode::SUCCESS })
    }

    fn sink<'a>(&'a self, inputs: &Inputs, extension: &str, titles: bool) -> Result<Sink<'a>, Failure> {
        let Some(folder) = &self.output else {
            return Ok(if self.quiet { Sink::Count } else { Sink::Print { titles: titles && inputs.many } });
        };
        let mut targets: Vec<_> = inputs.files.iter().map(|input| target(folder, input, extension)).collect();
        targets.sort();
        if let Some([same, _]) = targets.array_windows().find(|[a, b]| a == b) {
            return Err(Failure::Usage(format!("two files would be written to {}", same.display())));
        }
        Ok(Sink::Files(folder))
    }

    /// A bar on standard error, where that is a terminal on which nothing else is printed.
    fn bar(&self, inputs: &Inputs) -> ProgressBar {
        let alone = self.quiet || self.output.is_some() || !std::io::stdout().is_terminal();
        let target = if alone { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(inputs.files.len() as u64), target);
        match ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    fn tell(&self, counts: &Counts) {
        if self.quiet {
            let Counts { files, codes, lines, bytes } = counts;
            output::print(&format!("{files} files, {codes} code objects, {lines} lines, {bytes} bytes\n"));
        }
    }
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.files += other.files;
        self.codes += other.codes;
        self.lines += other.lines;
        self.bytes += other.bytes;
    }
}

impl Sink<'_> {
    /// Writes a file's text, or gives what is to be printed of it.
    fn write(&self, input: &Input, made: Text, extension: &str) -> Result<(Vec<u8>, Counts), Failure> {
        let Text { mut text, codes } = made;
        let mut counts = Counts { files: 1, codes, lines: 0, bytes: text.len() };
        match self {
            Sink::Print { titles: false } => {}
            Sink::Print { titles: true } => {
                text.splice(..0, format!("==> {} <==\n", input.path.display()).into_bytes());
                text.push(b'\n');
            }
            Sink::Files(folder) => {
                let target = target(folder, input, extension);
                let parent = target.parent().unwrap_or(folder);
                let written = fs::create_dir_all(parent).and_then(|()| fs::write(&target, &text));
                written.map_err(|e| load::unreadable(&target, &e))?;
                text.clear();
            }
            Sink::Count => {
                counts.lines = text.iter().filter(|byte| **byte == b'\n').count();
                text.clear();
            }
        }
        Ok((text, counts))
    }
}

/// The file in `folder` that takes the text of an input.
fn target(folder: &Path, input: &Input, extension: &str) -> PathBuf {
    let mut name = input.relative.clone().into_os_string();
    name.push(extension);
    folder.join(name)
}
