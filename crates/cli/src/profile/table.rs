//! A table of counts, for people and as JSON.

use serde_json::{Map, Value, json};

/// Rows of numbers with a name, the largest first.
pub struct Table {
    /// What JSON calls it.
    pub key: &'static str,
    /// The columns: what the names are, then the numbers.
    pub columns: &'static [&'static str],
    rows: Vec<(String, Vec<u64>)>,
    /// What the first number is shown as a share of; 0 for none.
    whole: u64,
}

impl Table {
    /// Rows whose numbers are all 0 are left out.
    pub fn new(
        key: &'static str,
        columns: &'static [&'static str],
        whole: u64,
        rows: impl IntoIterator<Item = (String, Vec<u64>)>,
    ) -> Table {
        let mut rows: Vec<_> = rows.into_iter().filter(|(_, n)| n.iter().any(|n| *n != 0)).collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Table { key, columns, rows, whole }
    }

    /// As lines.
    pub fn text(&self, top: usize) -> String {
        let width = |(name, _): &(String, Vec<u64>)| name.chars().count();
        let names = self.columns.first().copied().unwrap_or_default();
        let width = self.rows.iter().take(top).map(width).max().unwrap_or(0).max(names.len());
        let share = if self.whole == 0 { "" } else { "       %" };
        let titles = self.columns.iter().skip(1).map(|c| format!("{c:>15}"));
        let mut text = format!("{names:<width$}{}{share}\n", titles.collect::<String>());
        for (name, numbers) in self.rows.iter().take(top) {
            let cells: String = numbers.iter().map(|n| format!("{n:>15}")).collect();
            let first = numbers.first().copied().unwrap_or(0);
            let share = match self.whole {
                0 => String::new(),
                whole => format!("{:>8.2}", 100.0 * first as f64 / whole as f64),
            };
            text.push_str(&format!("{name:<width$}{cells}{share}\n"));
        }
        if let Some(more @ 1..) = self.rows.len().checked_sub(top) {
            text.push_str(&format!("and {more} more\n"));
        }
        text
    }

    /// As an array of objects.
    pub fn json(&self, top: usize) -> Value {
        let row = |(name, numbers): &(String, Vec<u64>)| {
            let values = [json!(name)].into_iter().chain(numbers.iter().map(|n| json!(n)));
            let named = self.columns.iter().map(|column| column.replace(' ', "_")).zip(values);
            Value::Object(Map::from_iter(named))
        };
        self.rows.iter().take(top).map(row).collect()
    }
}
