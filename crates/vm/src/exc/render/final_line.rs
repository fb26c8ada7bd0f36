//! The last lines of what is shown of an exception: its class and text, the place of a SyntaxError, notes.

use super::{Printer, printable, suggest};
use crate::Vm;
use crate::exc::fields::field;
use crate::exc::{Exc, Traceback, syntax};
use crate::types::bytes::Bytes;
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Ref, Value};

/// Where a SyntaxError says it is.
struct Place {
    filename: Option<String>,
    line: Option<i64>,
    end_line: Option<i64>,
    offset: Option<i64>,
    end_offset: Option<i64>,
    text: Option<String>,
}

fn place(vm: &Vm, e: &Value) -> Place {
    let int = |n| field(vm, e, n).and_then(|v| int_ref(&v).and_then(|i| i.to_i64()));
    let text = |n| field(vm, e, n).filter(|v| v.downcast::<Str>().is_some()).map(|v| printable(&v));
    Place {
        filename: text(syntax::FILENAME),
        line: int(syntax::LINENO),
        end_line: int(syntax::END_LINENO),
        offset: int(syntax::OFFSET),
        end_offset: int(syntax::END_OFFSET),
        text: text(syntax::TEXT),
    }
}

impl Printer {
    pub(super) fn message(&mut self, vm: &mut Vm, e: &Value, entries: &[Ref<Traceback>]) {
        let class = class_name(vm, e);
        let by_module = vm.dialect.tracebacks_by_module();
        let mut shown = safe_str(vm, e).unwrap_or_else(|| "<exception str() failed>".to_string());
        let mut suffix = String::new();
        if vm.is_instance_of_exc(e, Exc::SyntaxError) {
            let place = place(vm, e);
            if place.line.is_some() || by_module {
                self.syntax_place(&place);
                let message = field(vm, e, syntax::MSG).filter(|m| !m.is_none());
                shown = match message {
                    Some(m) => safe_str(vm, &m).unwrap_or_default(),
                    None if by_module => "<no detail available>".to_string(),
                    None => "None".to_string(),
                };
                if let (None, Some(name)) = (place.line, &place.filename) {
                    suffix = format!(" ({name})");
                }
            }
        } else {
            shown.push_str(&suggest::suggestion(vm, e, entries));
        }
        let colon = if shown.is_empty() { "" } else { ": " };
        let line = format!("{class}{colon}{shown}{suffix}\n");
        if by_module {
            self.lines(&line);
        } else {
            // The C code puts the margin before the first line only.
            let margin = self.margin('|');
            self.out.push_str(&margin);
            self.out.push_str(&line);
        }
        self.notes(vm, e);
    }

    /// `  File "…", line N`, the source line, and the carets below it.
    fn syntax_place(&mut self, p: &Place) {
        let Some(line) = p.line else { return };
        let filename = p.filename.as_deref().filter(|f| !f.is_empty()).unwrap_or("<string>");
        self.lines(&format!("  File \"{filename}\", line {line}\n"));
        let Some(text) = &p.text else { return };
        let whole: Vec<char> = text.chars().collect();
        let end = whole.len() - whole.iter().rev().take_while(|c| **c == '\n').count();
        let spaces = whole[..end].iter().take_while(|c| matches!(c, ' ' | '\n' | '\u{c}')).count();
        let shown = &whole[spaces..end];
        self.lines(&format!("    {}\n", shown.iter().collect::<String>()));
        let Some(mut offset) = p.offset else { return };
        let behind = end as i64 + 1;
        let mut end_offset = if p.end_line.is_none() || p.end_line == p.line {
            p.end_offset.filter(|e| *e != 0).unwrap_or(offset)
        } else {
            behind
        };
        let length = whole.len() as i64;
        if length > 0 && offset > length {
            offset = behind;
        }
        if length > 0 && end_offset > length {
            end_offset = behind;
        }
        if offset >= end_offset || end_offset < 0 {
            end_offset = offset.saturating_add(1);
        }
        let (Some(from), Some(to)) = (
            offset.checked_sub(1 + spaces as i64).and_then(|n| usize::try_from(n).ok()),
            end_offset.checked_sub(1 + spaces as i64).and_then(|n| usize::try_from(n).ok()),
        ) else {
            return;
        };
        let blank = |c: &char| if c.is_whitespace() { *c } else { ' ' };
        let space: String = shown.iter().take(from).map(blank).collect();
        let carets = "^".repeat(to.saturating_sub(from).min(shown.len() + 1));
        self.lines(&format!("    {space}{carets}\n"));
    }

    fn notes(&mut self, vm: &mut Vm, e: &Value) {
        let name = vm.names.__notes__.clone();
        let notes = match vm.getattr_optional(e, &name) {
            Ok(Some(notes)) if !notes.is_none() => notes,
            Ok(_) => return,
            Err(error) => {
                if vm.dialect.tracebacks_by_module()
                    && let Some(error) = error.into_exception()
                {
                    let shown = vm.repr_string(&error).unwrap_or_else(|_| "<__notes__ repr() failed>".into());
                    self.lines(&format!("Ignored error getting __notes__: {shown}\n"));
                }
                return;
            }
        };
        let is_text = notes.downcast::<Str>().is_some() || notes.downcast::<Bytes>().is_some();
        let is_sequence = notes.downcast::<List>().is_some() || notes.downcast::<Tuple>().is_some();
        if is_text || !is_sequence {
            let shown = match vm.repr(&notes) {
                Ok(r) => printable(&r),
                Err(_) => "<__notes__ repr() failed>".to_string(),
            };
            return self.lines(&format!("{shown}\n"));
        }
        for note in vm.collect_items(&notes).unwrap_or_default() {
            let text = safe_str(vm, &note).unwrap_or_else(|| "<note str() failed>".to_string());
            self.lines(&format!("{text}\n"));
        }
    }
}

/// `str(value)`; `None` where that raises.
fn safe_str(vm: &mut Vm, v: &Value) -> Option<String> {
    vm.str(v).ok().map(|s| printable(&s))
}

/// The class's qualified name, with its module unless that is `builtins` or `__main__`.
fn class_name(vm: &mut Vm, e: &Value) -> String {
    let class = vm.class_of(e);
    let qualname = class.get(vm).qualname.to_string();
    if !class.get(vm).is_heap() {
        return qualname;
    }
    let name = vm.names.__module__.clone();
    match vm.class_lookup(&class, &name) {
        Some(m) => match m.downcast::<Str>() {
            Some(m) if m.eq_str("builtins") || m.eq_str("__main__") => qualname,
            Some(m) => format!("{m}.{qualname}"),
            None => format!("<unknown>.{qualname}"),
        },
        None => qualname,
    }
}
