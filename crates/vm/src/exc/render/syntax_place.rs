//! `  File "…", line N` of a SyntaxError, the source line it carries, and the carets below.

use super::{Printer, printable};
use crate::Vm;
use crate::exc::fields::field;
use crate::exc::syntax::{END_LINENO, END_OFFSET, FILENAME, LINENO, MSG, OFFSET, TEXT};
use crate::types::int::int_ref;
use crate::types::str::Str;
use taipan_heap::Value;

fn int(vm: &Vm, e: &Value, n: usize) -> Option<i64> {
    int_ref(&field(vm, e, n)?)?.to_i64()
}

fn text(vm: &Vm, e: &Value, n: usize) -> Option<String> {
    let v = field(vm, e, n)?;
    v.downcast::<Str>().is_some().then(|| printable(&v))
}

fn is_given(vm: &Vm, e: &Value, n: usize) -> bool {
    field(vm, e, n).is_some_and(|v| !v.is_none())
}

impl Printer {
    /// Shows the place, and gives the message: `None` where the exception's text is to be shown as that of any other.
    pub(super) fn syntax_error(&mut self, vm: &mut Vm, e: &Value) -> Option<String> {
        if vm.dialect.tracebacks_by_module() {
            return Some(self.syntax_error_by_module(vm, e));
        }
        let line = int(vm, e, LINENO)?;
        let offset = match int(vm, e, OFFSET) {
            None if is_given(vm, e, OFFSET) => return None,
            None => -1,
            Some(n) => n,
        };
        let filename = text(vm, e, FILENAME).unwrap_or_else(|| "<string>".to_string());
        self.lines(&format!("  File \"{filename}\", line {line}\n"));
        if let Some(text) = text(vm, e, TEXT) {
            let size = text.len() as i64;
            let multi_line = int(vm, e, END_LINENO).is_some_and(|l| l > line);
            let end = int(vm, e, END_OFFSET).unwrap_or(-1).min(size.saturating_add(1));
            self.error_text(&text, offset, if multi_line { size } else { end });
        }
        let message = field(vm, e, MSG).unwrap_or(Value::NONE);
        vm.str(&message).ok().map(|s| printable(&s))
    }

    /// CPython's `print_error_text`.
    fn error_text(&mut self, text: &str, offset: i64, end: i64) {
        let carets = if end > 0 && end > offset { end.saturating_sub(offset) } else { 1 };
        let stripped = text.trim_start_matches([' ', '\t', '\u{c}']);
        let mut offset = offset.saturating_sub(1 + (text.len() - stripped.len()) as i64);
        let mut shown = stripped.strip_suffix('\n').unwrap_or(stripped);
        offset = offset.min(shown.len() as i64);
        while let Some(at) = shown.find('\n').filter(|at| (*at as i64) < offset) {
            shown = &shown[at + 1..];
            offset -= at as i64 + 1;
        }
        self.lines(&format!("    {shown}\n"));
        if let Ok(spaces) = usize::try_from(offset) {
            let carets = "^".repeat(usize::try_from(carets).unwrap_or(1).min(text.len() + 1));
            self.lines(&format!("    {}{carets}\n", " ".repeat(spaces)));
        }
    }

    /// `TracebackException._format_syntax_error`.
    fn syntax_error_by_module(&mut self, vm: &mut Vm, e: &Value) -> String {
        let mut suffix = String::new();
        let line = shown_line(vm, e, LINENO);
        let filename = text(vm, e, FILENAME);
        if let Some(line) = &line {
            let name = filename.as_deref().filter(|f| !f.is_empty()).unwrap_or("<string>");
            self.lines(&format!("  File \"{name}\", line {line}\n"));
        } else if let Some(name) = filename {
            suffix = format!(" ({name})");
        }
        if let Some(text) = text(vm, e, TEXT) {
            let one_line = line == shown_line(vm, e, END_LINENO);
            self.error_text_by_module(&text, int(vm, e, OFFSET), int(vm, e, END_OFFSET), one_line);
        }
        let message = field(vm, e, MSG).filter(|m| !m.is_none());
        let message = message.and_then(|m| vm.str(&m).ok()).map(|s| printable(&s)).filter(|m| !m.is_empty());
        format!("{}{suffix}", message.as_deref().unwrap_or("<no detail available>"))
    }

    fn error_text_by_module(&mut self, text: &str, offset: Option<i64>, end: Option<i64>, one_line: bool) {
        let whole: Vec<char> = text.chars().collect();
        let length = whole.len() - whole.iter().rev().take_while(|c| **c == '\n').count();
        let spaces = whole[..length].iter().take_while(|c| matches!(c, ' ' | '\n' | '\u{c}')).count();
        let shown = &whole[spaces..length];
        self.lines(&format!("    {}\n", shown.iter().collect::<String>()));
        let Some(mut offset) = offset else { return };
        let behind = length as i64 + 1;
        let mut end = if one_line { end.filter(|e| *e != 0).unwrap_or(offset) } else { behind };
        if !whole.is_empty() && offset > whole.len() as i64 {
            offset = behind;
        }
        if !whole.is_empty() && end > whole.len() as i64 {
            end = behind;
        }
        if offset >= end || end < 0 {
            end = offset.saturating_add(1);
        }
        let before = 1 + spaces as i64;
        let Ok(from) = usize::try_from(offset.saturating_sub(before)) else { return };
        let count = usize::try_from(end.saturating_sub(offset)).unwrap_or(1).min(whole.len() + 1);
        let space: String =
            shown.iter().take(from).map(|c| if c.is_whitespace() { *c } else { ' ' }).collect();
        self.lines(&format!("    {space}{}\n", "^".repeat(count)));
    }
}

/// The line as it is written.
fn shown_line(vm: &mut Vm, e: &Value, n: usize) -> Option<String> {
    let line = field(vm, e, n).filter(|l| !l.is_none())?;
    vm.str_string(&line).ok()
}
