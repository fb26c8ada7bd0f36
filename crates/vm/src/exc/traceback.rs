//! Traceback entries, and the text of an uncaught exception.

use super::{Exception, Traceback};
use crate::Vm;
use crate::class::TypeSpec;
use taipan_heap::{Payload, Value};

pub static TRACEBACK_SPEC: TypeSpec = TypeSpec::named("traceback", Traceback::ID, &[Traceback::ID]);

/// What CPython prints of an uncaught exception.
pub fn render(vm: &mut Vm, exception: &Value) -> String {
    let mut text = String::new();
    if let Some(e) = exception.downcast::<Exception>() {
        let mut link = e.get(vm).traceback.clone();
        if !link.is_none() {
            text.push_str("Traceback (most recent call last):\n");
        }
        while let Some(tb) = link.clone().exact::<Traceback>() {
            let t = tb.get(vm);
            let line = t.line.map_or_else(String::new, |l| l.to_string());
            text.push_str(&format!("  File \"{}\", line {line}, in {}\n", t.code.filename, t.code.name));
            link = t.next.clone();
        }
    }
    let name = vm.type_name(exception);
    match vm.str_string(exception) {
        Ok(s) if s.is_empty() => text.push_str(&format!("{name}\n")),
        Ok(s) => text.push_str(&format!("{name}: {s}\n")),
        Err(_) => text.push_str(&format!("{name}: <exception str() failed>\n")),
    }
    text
}
