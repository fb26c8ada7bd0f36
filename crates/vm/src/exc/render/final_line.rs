//! The last lines of what is shown of an exception: its class and text, and notes.

use super::{Printer, printable, suggest};
use crate::Vm;
use crate::exc::{Exc, Traceback};
use crate::types::bytes::Bytes;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Ref, Value};

impl Printer {
    pub(super) fn message(&mut self, vm: &mut Vm, e: &Value, entries: &[Ref<Traceback>]) {
        let class = class_name(vm, e);
        let by_module = vm.dialect.tracebacks_by_module();
        let mut shown = safe_str(vm, e).unwrap_or_else(|| "<exception str() failed>".to_string());
        let of_syntax = vm.is_instance_of_exc(e, Exc::SyntaxError);
        let mut colon = if shown.is_empty() { "" } else { ": " };
        match if of_syntax { self.syntax_error(vm, e) } else { None } {
            Some(message) => (colon, shown) = (": ", message),
            None => {
                shown.push_str(&suggest::suggestion(vm, e, entries));
                if by_module && !shown.is_empty() {
                    colon = ": ";
                }
            }
        }
        let line = format!("{class}{colon}{shown}\n");
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

    /// Class and text as the C code writes them.
    pub(super) fn plain_message(&mut self, vm: &mut Vm, e: &Value) {
        let class = class_name(vm, e);
        let shown = safe_str(vm, e).unwrap_or_else(|| "<exception str() failed>".to_string());
        self.out.push_str(&format!("{class}: {shown}\n"));
    }

    fn notes(&mut self, vm: &mut Vm, e: &Value) {
        let name = vm.names.__notes__.clone();
        let notes = match vm.getattr_optional(e, &name) {
            Ok(Some(notes)) if !notes.is_none() || !vm.dialect.tracebacks_by_module() => notes,
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
        if is_text && !vm.dialect.text_is_no_notes() {
            for part in vm.collect_items(&notes).unwrap_or_default() {
                let text = safe_str(vm, &part).unwrap_or_default();
                self.lines(&format!("{text}\n"));
            }
            return;
        }
        if is_text || !is_sequence {
            let shown = match vm.repr(&notes) {
                Ok(r) => printable(&r),
                Err(_) => "<__notes__ repr() failed>".to_string(),
            };
            let end = if vm.dialect.odd_notes_end_their_line() { "\n" } else { "" };
            return self.lines(&format!("{shown}{end}"));
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
