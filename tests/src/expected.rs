//! What CPython was recorded to do with a program, and how a run differs from that.

use std::fs;
use std::num::ParseIntError;

use crate::Finished;

/// The recorded behaviour.
#[derive(Debug, Default)]
pub struct Expected {
    pub stdout: String,
    pub stderr: String,
    pub exit: u8,
}

impl Expected {
    /// What was recorded at `stem.out`, `.err` and `.exit` of that version, or of all.
    ///
    /// # Errors
    /// A recorded exit status that is no number.
    pub fn recorded(stem: &str, version: &str) -> Result<Expected, ParseIntError> {
        let text = |kind: &str| {
            let own = fs::read(format!("{stem}.{version}.{kind}"));
            let bytes = own.or_else(|_| fs::read(format!("{stem}.{kind}"))).ok()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        };
        let exit = text("exit").map_or(Ok(0), |text| text.trim().parse::<u8>())?;
        let [stdout, stderr] = ["out", "err"].map(|kind| text(kind).unwrap_or_default());
        Ok(Expected { stdout, stderr, exit })
    }

    /// Where a run differs, once each of `places` is called by its name in what was written.
    pub fn problems(&self, finished: &Finished, places: &[(String, &str)]) -> String {
        let mut problems = String::new();
        for (stream, expected, written) in
            [("out", &self.stdout, &finished.stdout), ("err", &self.stderr, &finished.stderr)]
        {
            let mut written = String::from_utf8_lossy(written).into_owned();
            for (place, name) in places {
                written = written.replace(place, name);
            }
            if let Some(difference) = first_difference(expected, &written) {
                problems.push_str(&format!("std{stream}, {difference}\n"));
            }
        }
        if self.exit != finished.exit {
            problems.push_str(&format!("exit status {}, not {}\n", finished.exit, self.exit));
        }
        if finished.leaked != 0 {
            problems.push_str(&format!("leak: {} objects outlive the VM\n", finished.leaked));
        }
        problems
    }
}

/// The first line that differs and two more, with the one before them.
fn first_difference(expected: &str, written: &str) -> Option<String> {
    if expected == written {
        return None;
    }
    let (wanted, got): (Vec<&str>, Vec<&str>) =
        (expected.split('\n').collect(), written.split('\n').collect());
    let same = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let mut text = format!("line {}:", same + 1);
    if let Some(line) = same.checked_sub(1).and_then(|i| wanted.get(i)) {
        text.push_str(&format!("\n    {}", shortened(line)));
    }
    for (mark, lines) in [('-', &wanted), ('+', &got)] {
        for line in lines.iter().skip(same).take(3) {
            text.push_str(&format!("\n  {mark} {}", shortened(line)));
        }
    }
    Some(text)
}

fn shortened(line: &str) -> String {
    line.chars().take(200).collect()
}
