//! Line ends: their translation while reading, and `IncrementalNewlineDecoder`.

use super::this;
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{Args, PyResult, Trace, Visitor, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::text::{Text, TextRef};

const CR: u32 = 0x0d;
const LF: u32 = 0x0a;

/// Reads line ends as they come, and turns them into `\n` where asked to.
#[derive(Clone, Copy, Default)]
pub struct Translation {
    pub translate: bool,
    /// A `\r` at the end of the last piece, which may be half of `\r\n`.
    pub pending: bool,
    /// Which ends were seen: 1 `\r`, 2 `\n`, 4 `\r\n`.
    pub seen: u8,
}

impl Translation {
    /// The next piece of text; `last` where no other follows.
    pub fn feed(&mut self, piece: TextRef<'_>, last: bool) -> Text {
        let mut text = Text::new();
        if self.pending && (!piece.is_empty() || last) {
            text.push(CR);
            self.pending = false;
        }
        text.push_text(piece);
        if !last && text.get(text.len().wrapping_sub(1)) == Some(CR) {
            text = text.slice(0, text.len() - 1);
            self.pending = true;
        }
        let cr = Text::from("\r");
        if !text.as_ref().contains(cr.as_ref()) {
            if self.seen & 2 == 0 && text.as_ref().contains(Text::from("\n").as_ref()) {
                self.seen |= 2;
            }
            return text;
        }
        self.scan(&text)
    }

    fn scan(&mut self, text: &Text) -> Text {
        let mut out = Text::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                CR if chars.peek() == Some(&LF) => {
                    self.seen |= 4;
                    chars.next();
                    if !self.translate {
                        out.push(CR);
                    }
                    out.push(LF);
                }
                CR => {
                    self.seen |= 1;
                    out.push(if self.translate { LF } else { CR });
                }
                LF => {
                    self.seen |= 2;
                    out.push(LF);
                }
                other => out.push(other),
            }
        }
        out
    }

    /// `newlines`: None, one kind, or a tuple of the kinds seen.
    pub fn newlines(&self, vm: &mut Vm) -> Value {
        let kinds = [(1, "\r"), (2, "\n"), (4, "\r\n")];
        let found: Vec<Value> =
            kinds.iter().filter(|(bit, _)| self.seen & bit != 0).map(|(_, end)| vm.new_str(end)).collect();
        match &found[..] {
            [] => Value::NONE,
            [one] => one.clone(),
            _ => vm.new_tuple(found),
        }
    }
}

/// `IncrementalNewlineDecoder`: a translation behind another decoder, or none.
struct Decoder {
    inner: Value,
    errors: Value,
    state: Translation,
}

impl Trace for Decoder {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.inner);
        visit(&self.errors);
    }
    fn clear(&mut self) {
        (self.inner, self.errors) = (Value::NONE, Value::NONE);
    }
}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots { new: Some(new), init: Some(init), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    signature: "(decoder, translate, errors='strict')",
    doc: Some(
        "Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.\nIt also records the types of newlines encountered.  When used with\ntranslate=False, it ensures that the newline sequence is returned in\none piece. When used with decoder=None, it expects unicode strings as\ndecode input and translates newlines without first invoking an external\ndecoder.",
    ),
    ..TypeSpec::foreign("_io", "IncrementalNewlineDecoder")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    vm.foreign_class::<Decoder>(&SPEC)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let decoder = Decoder { inner: Value::NONE, errors: Value::NONE, state: Translation::default() };
    Ok(vm.new_foreign(class, decoder).into())
}

methods! { static INIT;
    "IncrementalNewlineDecoder($self, /, decoder, translate, errors='strict')" => |vm, [object, inner, translate, errors]| {
        let decoder = this::<Decoder>(vm, object)?;
        let translate = vm.clinic_bool(translate)?;
        *decoder.get_mut(vm) = Decoder {
            inner: inner.clone(),
            errors: errors.clone(),
            state: Translation { translate, ..Translation::default() },
        };
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

methods! { static METHODS;
    "decode($self, /, input, final=False)" => |vm, [object, input, last]| {
        let decoder = this::<Decoder>(vm, object)?;
        let last = vm.truth(last)?;
        let inner = decoder.get(vm).inner.clone();
        let piece = if inner.is_none() {
            input.clone()
        } else {
            vm.call_method(&inner, "decode", &[input.clone(), Value::bool(last)])?
        };
        let Some(piece) = piece.downcast::<Str>() else {
            raise!(vm, TypeError, "decoder should return a string result, not '{}'", vm.type_name(&piece));
        };
        let text = decoder.get_mut(vm).state.feed(piece.text(), last);
        Ok(vm.new_text(text))
    }
    "getstate($self, /)" => |vm, [object]| {
        let decoder = this::<Decoder>(vm, object)?;
        let (inner, pending) = (decoder.get(vm).inner.clone(), decoder.get(vm).state.pending);
        let (bytes, flag) = if inner.is_none() {
            (crate::types::bytes::new_bytes([]), 0)
        } else {
            let state = vm.call_method(&inner, "getstate", &[])?;
            match state.downcast::<Tuple>().map(|t| t.items()) {
                Some([bytes, flag]) => (bytes.clone(), vm.index_i64(flag)?),
                _ => raise!(vm, TypeError, "illegal decoder state"),
            }
        };
        let flag = flag.wrapping_shl(1) | i64::from(pending);
        Ok(vm.new_tuple([bytes, Value::int(flag)]))
    }
    "setstate($self, state, /)" => |vm, [object, state]| {
        let decoder = this::<Decoder>(vm, object)?;
        let Some(items) = state.downcast::<Tuple>() else {
            raise!(vm, TypeError, "state argument must be a tuple");
        };
        let [bytes, flag] = items.items() else { raise!(vm, TypeError, "setstate(): illegal state argument") };
        let flag = vm.index_i64(flag)?;
        decoder.get_mut(vm).state.pending = flag & 1 != 0;
        let inner = decoder.get(vm).inner.clone();
        if !inner.is_none() {
            let state = vm.new_tuple([bytes.clone(), Value::int(flag >> 1)]);
            vm.call_method(&inner, "setstate", &[state])?;
        }
        Ok(Value::NONE)
    }
    "reset($self, /)" => |vm, [object]| {
        let decoder = this::<Decoder>(vm, object)?;
        let state = &mut decoder.get_mut(vm).state;
        *state = Translation { translate: state.translate, ..Translation::default() };
        let inner = decoder.get(vm).inner.clone();
        if inner.is_none() { Ok(inner) } else { vm.call_method(&inner, "reset", &[]) }
    }
}

static GETSET: &[GetSet] = &[GetSet::read("newlines", "", |vm, object| {
    let state = this::<Decoder>(vm, object)?.get(vm).state;
    Ok(state.newlines(vm))
})];
