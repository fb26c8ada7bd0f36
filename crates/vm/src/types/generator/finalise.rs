//! What happens when a generator, a coroutine or an awaitable is garbage (CPython's `_PyGen_Finalize`).

use super::{AsyncSend, AsyncThrow, Generator, Kind};
use crate::Vm;
use crate::exc::Ignored;
use taipan_heap::{Ref, Value};

impl Vm {
    /// Ends an object of these types that nobody refers to any more; false where it is of another.
    pub(crate) fn finalise_resumable(&mut self, object: &Value) -> bool {
        if let Some(g) = object.downcast::<Generator>() {
            self.finalise_generator(g);
        } else if let Some(s) = object.exact::<AsyncSend>() {
            let generator = s.get(self).generator.clone();
            self.method_was_not_awaited(&generator, "asend");
        } else if let Some(t) = object.exact::<AsyncThrow>() {
            let t = t.get(self);
            let (generator, closes) = (t.generator.clone(), t.args.is_none());
            self.method_was_not_awaited(&generator, if closes { "aclose" } else { "athrow" });
        } else {
            return false;
        }
        true
    }

    fn finalise_generator(&mut self, g: &Ref<Generator>) {
        let generator = g.get(self);
        if generator.frame.is_finished() {
            return;
        }
        if generator.kind == Kind::AsyncGenerator && generator.has_hook() {
            let hook = generator.origin_or_finalizer.clone();
            if let Err(e) = self.call(&hook, std::slice::from_ref(g.value())) {
                self.unraisable(e, Ignored::AsyncGeneratorHook, g.value());
            }
            return;
        }
        if generator.kind == Kind::Coroutine && generator.frame.is_created() {
            self.coroutine_was_not_awaited(g);
            return;
        }
        if let Err(e) = self.generator_close(g) {
            self.unraisable(e, Ignored::ClosingGenerator, g.value());
        }
    }

    /// `warnings._warn_unawaited_coroutine`.
    fn coroutine_was_not_awaited(&mut self, g: &Ref<Generator>) {
        let mut message = format!("coroutine '{}' was never awaited", g.get(self).qualname);
        let origin = g.get(self).origin_or_finalizer.clone();
        if !origin.is_none() {
            message.push_str("\nCoroutine created at (most recent call last)\n");
            message.push_str(self.origin_text(&origin).trim_end_matches('\n'));
        }
        self.warn_of_object("_warn_unawaited_coroutine", g.value(), &message);
    }

    /// `_PyErr_WarnUnawaitedAgenMethod`.
    fn method_was_not_awaited(&mut self, g: &Ref<Generator>, method: &str) {
        let message = format!("coroutine method '{method}' of '{}' was never awaited", g.get(self).qualname);
        self.warn_of_object("", g.value(), &message);
    }
}
