//! Generators.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// What setting `gi_code` and its like says: they were structure members once.
    pub fn code_of_generator_is_read_only(self, attribute: &str, class: &str) -> String {
        match self.0 >= Version::V3_12 {
            true => format!("attribute '{attribute}' of '{class}' objects is not writable"),
            false => "readonly attribute".to_string(),
        }
    }

    /// `close()` gives what the generator returns: from 3.13 on.
    pub fn close_gives_result(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// What would look like a generator's end is converted when it leaves the frame, not by the generator's own code:
    /// up to 3.11.
    pub fn frames_convert_stop(self) -> bool {
        self.0 < Version::V3_12
    }

    /// A frame stands at the end of the inline cache of the instruction by which it has entered another one.
    pub fn callers_stand_behind_caches(self) -> bool {
        self.0 < Version::V3_13
    }

    /// `throw()` with a type and a value is deprecated.
    pub fn wants_single_thrown(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// A plain function that gets a generator's code, or the reverse, is warned of: from 3.13 on.
    pub fn warns_of_code_of_another_kind(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A generator that does not run stands behind its `yield`, not at it: from 3.13 on.
    pub fn generators_stand_behind_yield(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `asend()`, `athrow()` and `aclose()` complain when nobody awaits them, close what is refused, and are themselves
    /// closed by GeneratorExit: from 3.13 on.
    pub fn async_methods_must_be_awaited(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `await` of what can not be awaited.
    pub fn not_awaitable(self, class: &str) -> String {
        if self.0 >= Version::V3_14 {
            format!("'{class}' object can't be awaited")
        } else {
            format!("object {class} can't be used in 'await' expression")
        }
    }

    /// `frame.clear()` ends a suspended generator: up to 3.12.
    pub fn clears_suspended_frames(self) -> bool {
        self.0 < Version::V3_13
    }

    /// Setting `f_lineno` where nothing is traced.
    pub fn no_jump(self) -> &'static str {
        if self.0 >= Version::V3_12 {
            "f_lineno can only be set in a trace function"
        } else {
            "can't jump from the 'call' trace event of a new frame"
        }
    }

    /// Names that were added to a `FrameLocalsProxy` can be removed.
    pub fn frame_locals_can_shrink(self) -> bool {
        self.0 >= Version::V3_14
    }
}
