//! Exceptions that nobody can handle: those of finalisers and callbacks (`sys.unraisablehook`).

use super::render_plainly;
use crate::class::native::GetSet;
use crate::io::Channel;
use crate::types::str::Str;
use crate::types::structseq::{StructSpec, field};
use crate::{Raised, Vm};
use taipan_heap::Value;

/// What was being done when such an exception was raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ignored {
    Deallocator,
    WeakrefCallback,
    ClosingGenerator,
    AsyncGeneratorHook,
    GcCallback,
    ExitCallback,
    Elsewhere,
}

const FIELDS: &[GetSet] = &[
    field::<0>("exc_type", "Exception type"),
    field::<1>("exc_value", "Exception value"),
    field::<2>("exc_traceback", "Exception traceback"),
    field::<3>("err_msg", "Error message"),
    field::<4>("object", "Object causing the exception"),
];

static ARGS: StructSpec = StructSpec {
    name: "UnraisableHookArgs",
    doc: "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
    fields: FIELDS,
    callable: true,
    ..StructSpec::PLAIN
};

impl Vm {
    /// Hands an exception that nobody can handle to `sys.unraisablehook`. `object` is what raised it.
    pub fn unraisable(&mut self, raised: Raised, place: Ignored, object: &Value) {
        let Some(e) = raised.into_exception() else { return };
        let (message, object) = match self.dialect.ignored_exception(place) {
            // A repr that fails leaves no message at all.
            Some(text) => match self.repr_string(object) {
                Ok(shown) => (self.new_str(&format!("{text}{shown}")), Value::NONE),
                Err(_) => (Value::NONE, Value::NONE),
            },
            None => {
                let text = self.dialect.ignored_place(place);
                (text.map_or(Value::NONE, |text| self.new_str(text)), object.clone())
            }
        };
        let own = e.downcast::<super::Exception>().map_or(Value::NONE, |e| e.get(self).traceback.clone());
        let traceback = if own.is_none() { self.traceback_here() } else { own };
        if let Some(e) = e.downcast::<super::Exception>() {
            e.get_mut(self).traceback = traceback.clone();
        }
        let class = self.class_of(&e).value().clone();
        let args = self.new_struct(&ARGS, [class, e, traceback, message, object]);
        match self.own_hook("unraisablehook") {
            None => self.show_unraisable(&args),
            Some(hook) => {
                if let Err(e) = self.call(&hook, &[args]) {
                    self.hook_failed(e, &hook);
                }
            }
        }
    }

    fn hook_failed(&mut self, raised: Raised, hook: &Value) {
        let Some(e) = raised.into_exception() else { return };
        let shown = self.repr_string(hook).unwrap_or_else(|_| "<object repr() failed>".to_string());
        let traceback =
            e.downcast::<super::Exception>().map_or(Value::NONE, |e| e.get(self).traceback.clone());
        let shown_exception = render_plainly(self, &e, &traceback);
        let text = format!("Exception ignored in sys.unraisablehook: {shown}\n{shown_exception}");
        self.complain(&text);
    }

    /// The hook of `sys` of that name, where the program has put one of its own there.
    pub(crate) fn own_hook(&mut self, name: &str) -> Option<Value> {
        let sys = self.names.sys.clone();
        let [hook, own] = [name.to_string(), format!("__{name}__")].map(|name| self.intern(&name));
        let module = self.modules.get(self).get_str(&sys).cloned();
        let dict = module.and_then(|m| self.instance_dict(&m))?;
        let [hook, own] = [hook, own].map(|name| dict.get(self).get_str(&name).cloned());
        hook.filter(|h| own.is_none_or(|own| !own.is(h)) && !h.is_none())
    }

    /// What `sys.unraisablehook` does by itself.
    pub fn show_unraisable(&mut self, args: &Value) {
        let items =
            args.downcast::<crate::types::tuple::Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let [_, e, traceback, message, object] = &items[..] else { return };
        let heading = match message.downcast::<Str>() {
            Some(text) if object.is_none() => format!("{text}:\n"),
            None if object.is_none() => String::new(),
            text => {
                let text = text.map_or_else(|| "Exception ignored in".to_string(), |t| t.to_string());
                let shown = self.repr_string(object).unwrap_or_else(|_| "<object repr() failed>".to_string());
                format!("{text}: {shown}\n")
            }
        };
        let text = format!("{heading}{}", render_plainly(self, e, traceback));
        self.complain(&text);
    }

    fn complain(&mut self, text: &str) {
        let text = self.new_str(text);
        // Standard error may be closed or fail: there is nobody left to tell.
        if let (Ok(Some(file)), Some(text)) = (self.standard_stream(Channel::Stderr), text.downcast::<Str>())
        {
            drop(self.write_to(&file, text));
        }
    }
}
