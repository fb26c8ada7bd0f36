//! `taipan-fuzzing`: runs millions of random programs, one process after the other doing the work, so that whatever happens to
//! it, the number of the program is known.

use std::env;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use taipan_fuzzing::compare;
use taipan_fuzzing::work::{Done, Work};
use taipan_vm::engine::Dispatch;

const USAGE: &str = "\
usage: taipan-fuzzing [--count N] [--seed S] [--seconds N] [--one KIND:VERSION:NUMBER] [--save FILE]

  --count N    executions, 10,000,000 unless given
  --seed S     the first batch, 0 unless given
  --seconds N  ends after so long
  --one …      runs one program and shows it; --save writes it to a file
";

/// Seconds of CPU time for one batch, which takes less than one, and for reading the fixtures.
const HANG: u64 = 120;
/// `/proc/PID/stat` counts in hundredths of a second.
const TICKS: u64 = 100;

struct Options {
    count: u64,
    seed: u64,
    seconds: u64,
    one: Option<String>,
    save: Option<PathBuf>,
    /// Given to the working process: where it writes how far it is.
    progress: Option<PathBuf>,
}

fn parse() -> Result<Options, String> {
    let mut options =
        Options { count: 10_000_000, seed: 0, seconds: u64::MAX, one: None, save: None, progress: None };
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        let number = || value.replace('_', "").parse::<u64>().map_err(|_| USAGE);
        match name.as_str() {
            "--count" => options.count = number()?,
            "--seed" => options.seed = number()?,
            "--seconds" => options.seconds = number()?,
            "--one" => options.one = Some(value),
            "--save" => options.save = Some(value.into()),
            "--progress" => options.progress = Some(value.into()),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    let options = match parse() {
        Ok(options) => options,
        Err(usage) => {
            eprint!("{usage}");
            return ExitCode::from(2);
        }
    };
    let result = match (&options.one, &options.progress) {
        (Some(one), _) => show(one, options.save.as_ref()),
        (None, Some(progress)) => work(&options, progress),
        (None, None) => supervise(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn show(one: &str, save: Option<&PathBuf>) -> Result<(), String> {
    let bytes = Work::new().one(one)?;
    if let Some(path) = save {
        fs::write(path, &bytes).map_err(|e| e.to_string())?;
    }
    if let Ok(program) = taipan_vm::load(&bytes) {
        println!("{}", compare::run(&program, compare::limits(compare::STEPS), Dispatch::Stack)?.text);
    }
    println!("{:?}", compare::everywhere(&bytes)?);
    Ok(())
}

/// Works batch by batch, and writes down what is done.
fn work(options: &Options, progress: &PathBuf) -> Result<(), String> {
    let (work, start) = (Work::new(), Instant::now());
    let mut done = Done { batch: options.seed, ..Done::default() };
    while done.runs < options.count && start.elapsed().as_secs() < options.seconds {
        fs::write(progress, done.to_text()).map_err(|e| e.to_string())?;
        for problem in work.batch(done.batch, &mut done) {
            println!("{problem}");
        }
        done.batch += 1;
    }
    fs::write(progress, done.to_text()).map_err(|e| e.to_string())
}

/// Starts the working process, again behind the batch that ended it.
fn supervise(options: &Options) -> Result<(), String> {
    let text = |e: std::io::Error| e.to_string();
    let progress = env::temp_dir().join(format!("taipan-fuzzing-{}", std::process::id()));
    let (mut total, start) = (Done { batch: options.seed, ..Done::default() }, Instant::now());
    let mut crashes = 0;
    while total.runs < options.count && start.elapsed().as_secs() < options.seconds {
        let left = options.seconds.saturating_sub(start.elapsed().as_secs());
        fs::write(&progress, Done { batch: total.batch, ..Done::default() }.to_text()).map_err(text)?;
        let mut child = Command::new(env::current_exe().map_err(text)?)
            .args(["--progress".as_ref(), progress.as_os_str()])
            .args(["--count", &(options.count - total.runs).to_string()])
            .args(["--seed", &total.batch.to_string(), "--seconds", &left.to_string()])
            .spawn()
            .map_err(text)?;
        let mut last = (total.batch, 0);
        let status = loop {
            if let Some(status) = child.try_wait().map_err(text)? {
                break status;
            }
            let (batch, used) = (Done::read(&progress).batch, cpu_seconds(child.id()));
            if batch != last.0 {
                last = (batch, used);
            } else if used > last.1 + HANG {
                println!("batch {batch} does not end");
                child.kill().map_err(text)?;
                break child.wait().map_err(text)?;
            }
            thread::sleep(Duration::from_millis(200));
        };
        let done = Done::read(&progress);
        total.add(&done);
        total.batch = done.batch;
        if !status.success() {
            crashes += 1;
            println!("batch {} ended the process: {status}, signal {:?}", done.batch, status.signal());
            total.batch += 1;
        }
        println!("{} after {} s; crashes: {crashes}", total.to_text(), start.elapsed().as_secs());
    }
    fs::remove_file(progress).map_err(text)
}

/// The CPU time that a process has used.
fn cpu_seconds(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name in parentheses: state, and ten numbers more before user and system time.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() / TICKS
}
