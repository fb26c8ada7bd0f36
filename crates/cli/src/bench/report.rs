//! What was measured, as a table or as JSON.

use serde_json::{Map, Value, json};

use super::contestant::Contestant;
use crate::output;

/// The results so far. A table grows by a line as soon as a program is measured.
pub struct Report {
    titles: Vec<String>,
    rounds: u32,
    is_json: bool,
    measured: Vec<Measured>,
    failures: Vec<(String, String)>,
}

struct Measured {
    name: String,
    /// Median CPU seconds by contestant.
    seconds: Vec<f64>,
    instructions: Option<u64>,
}

impl Measured {
    /// The first contestant's time by that of each other.
    fn ratios(&self) -> impl Iterator<Item = f64> + '_ {
        self.seconds.iter().skip(1).map(|other| self.seconds[0] / other)
    }

    fn rates(&self) -> impl Iterator<Item = f64> + '_ {
        let count = self.instructions.map_or(f64::NAN, |n| n as f64);
        self.seconds.iter().map(move |seconds| count / seconds)
    }
}

/// How wide the column of names is.
const NAME: usize = 24;

impl Report {
    /// One without results; a table's head is written at once.
    pub fn new(contestants: &[Contestant], rounds: u32, is_json: bool) -> Report {
        let titles: Vec<String> = contestants.iter().map(|contestant| contestant.title.clone()).collect();
        let report = Report { titles, rounds, is_json, measured: Vec::new(), failures: Vec::new() };
        let times = report.titles.iter().map(|title| format!("  {title}"));
        let ratios = report.titles.iter().skip(1).map(|title| format!("  / {title}"));
        report.line("CPU seconds", &times.chain(ratios).chain(["  M instr/s".into()]).collect::<String>());
        report
    }

    /// Adds a program's medians and, where they are known, the count of its instructions.
    pub fn add(
        &mut self,
        name: &str,
        seconds: Result<Vec<f64>, String>,
        instructions: impl FnOnce() -> Option<u64>,
    ) {
        match seconds {
            Ok(seconds) => {
                let measured = Measured { name: name.to_string(), seconds, instructions: instructions() };
                let rate = measured.rates().next().unwrap_or(f64::NAN) / 1e6;
                let rate = if rate.is_nan() { "?".to_string() } else { format!("{rate:.1}") };
                let cells = self.cells(&measured.seconds, &measured.ratios().collect::<Vec<_>>());
                self.line(name, &format!("{cells}{rate:>11}"));
                self.measured.push(measured);
            }
            Err(reason) => {
                self.line(name, &format!("  cannot be measured: {reason}"));
                self.failures.push((name.to_string(), reason));
            }
        }
    }

    /// Whether a program could not be measured.
    pub fn has_failures(&self) -> bool {
        !self.failures.is_empty()
    }

    /// Writes what is known only at the end.
    pub fn finish(&self) {
        if self.is_json {
            output::print(&format!("{}\n", self.json()));
        } else if !self.measured.is_empty() {
            let blank = vec![f64::NAN; self.titles.len()];
            self.line("geometric mean", self.cells(&blank, &self.means()).trim_end());
        }
    }

    /// The geometric mean of each ratio.
    fn means(&self) -> Vec<f64> {
        let mut logarithms = vec![0.0; self.titles.len().saturating_sub(1)];
        for measured in &self.measured {
            logarithms.iter_mut().zip(measured.ratios()).for_each(|(sum, ratio)| *sum += ratio.ln());
        }
        logarithms.into_iter().map(|sum| f64::exp(sum / self.measured.len() as f64)).collect()
    }

    fn line(&self, name: &str, rest: &str) {
        if !self.is_json {
            output::print(&format!("{name:<NAME$}{rest}\n"));
        }
    }

    /// Numbers below their titles.
    fn cells(&self, seconds: &[f64], ratios: &[f64]) -> String {
        let cell = |value: f64, width: usize| match value.is_nan() {
            true => " ".repeat(width),
            false => format!("{value:>width$.3}"),
        };
        let times = self.titles.iter().zip(seconds).map(|(title, value)| cell(*value, title.len() + 2));
        let others = self.titles.iter().skip(1).zip(ratios);
        times.chain(others.map(|(title, value)| cell(*value, title.len() + 4))).collect()
    }

    fn json(&self) -> Value {
        let by_title = |values: &mut dyn Iterator<Item = f64>, skipped: usize| -> Map<String, Value> {
            self.titles.iter().skip(skipped).cloned().zip(values.map(Value::from)).collect()
        };
        let programs: Vec<Value> = self
            .measured
            .iter()
            .map(|m| {
                json!({
                    "name": m.name,
                    "instructions": m.instructions,
                    "seconds": by_title(&mut m.seconds.iter().copied(), 0),
                    "instructions_per_second": by_title(&mut m.rates(), 0),
                    "ratios": by_title(&mut m.ratios(), 1),
                })
            })
            .collect();
        let failures: Vec<Value> =
            self.failures.iter().map(|(name, reason)| json!({ "name": name, "reason": reason })).collect();
        json!({
            "rounds": self.rounds,
            "reference": self.titles.first(),
            "contestants": self.titles,
            "programs": programs,
            "failures": failures,
            "geometric_mean_of_ratios": by_title(&mut self.means().into_iter(), 1),
        })
    }
}
