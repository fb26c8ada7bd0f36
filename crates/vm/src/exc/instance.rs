//! `BaseException`: construction, attributes, text.

use super::table::Parts;
use super::{Exc, Exception, TABLE, Traceback};
use crate::call::Args;
use crate::class::{Class, ClassFlags, GetSet, SlotWrapper, Slots};
use crate::methods;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use smallvec::SmallVec;
use taipan_heap::{Payload, Ref, Value};

/// What a class without attributes of its own declares: it makes and initialises instances as its base does.
pub const PLAIN: Parts =
    Parts { slots: Slots { new: Some(new), init: Some(init), ..Slots::EMPTY }, methods: &[], getset: &[] };

pub const BASE_EXCEPTION: Parts = Parts {
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        str: Some(str),
        getattr: Some(crate::protocol::attr::generic_getattr),
        setattr: Some(crate::protocol::attr::generic_setattr),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
};

/// Whether instances of the class are what [`make`] gives.
pub fn is_plain(vm: &Vm, class: &Ref<Class>) -> bool {
    let c = class.get(vm);
    c.layout == Exception::ID
        && !c.flags.has(ClassFlags::ABSTRACT)
        && c.slots.new.is_some_and(|f| f as usize == new as *const () as usize)
        && c.slots.init.is_some_and(|f| f as usize == init as *const () as usize)
}

/// A new instance of an exception class, `__init__` not run.
pub fn make(vm: &mut Vm, class: &Ref<Class>, args: &[Value]) -> Value {
    let shape = class.get(vm).shape;
    let args = match args {
        [one] => Ref::new(Tuple::new(smallvec::smallvec![one.clone()])),
        _ => Tuple::from_iter(vm, args.iter().cloned()),
    };
    let exception = Exception {
        args,
        cause: Value::NONE,
        context: Value::NONE,
        traceback: Value::NONE,
        suppress_context: false,
        fields: SmallVec::new(),
    };
    Ref::with_shape(shape, exception).into()
}

/// `BaseException.__new__`.
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    Ok(make(vm, class, args.positional()))
}

/// `BaseException.__init__`.
pub fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    if !args.names().is_empty() {
        refuse_keywords(vm, &vm.type_name(this), args)?;
    }
    set_args(vm, this, args.positional());
    Ok(())
}

/// Replaces `args`.
pub fn set_args(vm: &mut Vm, this: &Value, args: &[Value]) {
    let Some(e) = this.downcast::<Exception>() else { return };
    let held = e.get(vm).args.items();
    if held.len() == args.len() && held.iter().zip(args).all(|(a, b)| a.is(b)) {
        return;
    }
    let new = Tuple::from_iter(vm, args.iter().cloned());
    let old = std::mem::replace(&mut e.get_mut(vm).args, new);
    drop(old);
}

/// CPython's `_PyArg_NoKeywords`.
pub fn refuse_keywords(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult<()> {
    if args.names().is_empty() {
        return Ok(());
    }
    raise!(vm, TypeError, "{name}() takes no keyword arguments")
}

/// `BaseException.__str__`.
pub fn str(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(e) = this.downcast::<Exception>() else { return Ok(Value::NONE) };
    let args = e.get(vm).args.clone();
    match args.items() {
        [] => Ok(vm.shared.empty_str.clone()),
        [one] => vm.str(one),
        _ => vm.str(args.value()),
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(e) = this.downcast::<Exception>() else { return Ok(Value::NONE) };
    let args = e.get(vm).args.clone();
    let name = vm.class_of(this).get(vm).name.clone();
    let shown = match args.items() {
        [one] => vm.repr(one)?,
        _ => vm.repr(args.value())?,
    };
    let Some(shown) = shown.downcast::<Str>() else { return Ok(shown) };
    let mut text = name.text().to_text();
    let single = args.items().len() == 1;
    if single {
        text.push_str("(");
    }
    text.push_text(shown.text());
    if single {
        text.push_str(")");
    }
    Ok(vm.new_text(text))
}

/// The attributes in an instance's `__dict__`, as a dict of their own; `None` where there are none.
pub fn own_state(vm: &mut Vm, this: &Value) -> Option<Ref<Dict>> {
    let shape = vm.heap.shape(this.shape());
    if !shape.is_dict_mode() && shape.names().is_empty() {
        return None;
    }
    vm.instance_dict(this)
}

/// `(class, args)`, with the state where there is one.
pub fn reduced(vm: &mut Vm, this: &Value, args: Value, state: Option<Ref<Dict>>) -> Value {
    let class = vm.class_of(this).value().clone();
    match state {
        Some(d) => vm.new_tuple([class, args, d.into()]),
        None => vm.new_tuple([class, args]),
    }
}

methods! { static METHODS;
    ///
    "__reduce__($self, /)" => |vm, [this]| {
        let args = this.downcast::<Exception>().map_or(Value::NONE, |e| e.get(vm).args.value().clone());
        let state = own_state(vm, this);
        Ok(reduced(vm, this, args, state))
    }
    ///
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        if state.is_none() {
            return Ok(Value::NONE);
        }
        let Some(dict) = state.downcast::<Dict>() else {
            raise!(vm, TypeError, "state is not a dictionary");
        };
        let entries: Vec<(Value, Value)> = dict.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (name, value) in entries {
            let name = vm.attribute_name(&name)?;
            vm.setattr(this, &name, Some(&value))?;
        }
        Ok(Value::NONE)
    }
    ///Exception.with_traceback(tb) --
    ///    set self.__traceback__ to tb and return self.
    "with_traceback($self, object, /)" => |vm, [this, traceback]| {
        set_traceback(vm, this, Some(traceback))?;
        Ok(this.clone())
    }
    ///Exception.add_note(note) --
    ///    add a note to the exception
    "add_note($self, object, /)" => |vm, [this, note]| {
        if note.downcast::<Str>().is_none() {
            let message = vm.dialect.note_must_be_str(&vm.type_name(note));
            raise!(vm, TypeError, "{message}");
        }
        let name = vm.names.__notes__.clone();
        let notes = match vm.getattr_optional(this, &name)? {
            Some(notes) => notes,
            None => {
                let notes: Value = List::new_ref(Vec::new()).into();
                vm.setattr(this, &name, Some(&notes))?;
                notes
            }
        };
        let Some(list) = notes.downcast::<List>() else {
            raise!(vm, TypeError, "Cannot add note: __notes__ is not a list");
        };
        list.get_mut(vm).items.push(note.clone());
        Ok(Value::NONE)
    }
}

static GETSET: &[GetSet] = &[
    GetSet::field("__suppress_context__", suppress_context, set_suppress_context),
    crate::protocol::attr::DICT_ENTRY,
    GetSet::write("args", args, replace_args),
    GetSet::write("__traceback__", traceback, set_traceback),
    GetSet::write("__context__", context, set_context).documented("exception context"),
    GetSet::write("__cause__", cause, set_cause).documented("exception cause"),
];

fn of(this: &Value) -> Option<&Ref<Exception>> {
    this.downcast::<Exception>()
}

fn suppress_context(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Value::bool(of(this).is_some_and(|e| e.get(vm).suppress_context)))
}

fn set_suppress_context(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "can't delete numeric/char attribute");
    };
    let Some(value) = value.as_bool() else {
        raise!(vm, TypeError, "attribute value type must be bool");
    };
    if let Some(e) = of(this) {
        e.get_mut(vm).suppress_context = value;
    }
    Ok(())
}

fn args(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(of(this).map_or(Value::NONE, |e| e.get(vm).args.value().clone()))
}

fn replace_args(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "args may not be deleted");
    };
    let items = vm.collect_items(value)?;
    set_args(vm, this, &items);
    Ok(())
}

fn traceback(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(of(this).map_or(Value::NONE, |e| e.get(vm).traceback.clone()))
}

fn set_traceback(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "__traceback__ may not be deleted");
    };
    if !value.is_none() && value.downcast::<Traceback>().is_none() {
        raise!(vm, TypeError, "__traceback__ must be a traceback or None");
    }
    if let Some(e) = of(this) {
        e.get_mut(vm).traceback = value.clone();
    }
    Ok(())
}

fn context(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(of(this).map_or(Value::NONE, |e| e.get(vm).context.clone()))
}

fn set_context(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "__context__ may not be deleted");
    };
    if !value.is_none() && of(value).is_none() {
        raise!(vm, TypeError, "exception context must be None or derive from BaseException");
    }
    if let Some(e) = of(this) {
        e.get_mut(vm).context = value.clone();
    }
    Ok(())
}

fn cause(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(of(this).map_or(Value::NONE, |e| e.get(vm).cause.clone()))
}

fn set_cause(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        raise!(vm, TypeError, "__cause__ may not be deleted");
    };
    if !value.is_none() && of(value).is_none() {
        raise!(vm, TypeError, "exception cause must be None or derive from BaseException");
    }
    if let Some(e) = of(this) {
        let e = e.get_mut(vm);
        e.cause = value.clone();
        e.suppress_context = true;
    }
    Ok(())
}

/// Makes the classes of the table's rows.
pub fn fill_classes(vm: &mut Vm) -> Vec<Ref<Class>> {
    let mut classes: Vec<Ref<Class>> = Vec::with_capacity(TABLE.len());
    for row in TABLE {
        let base = TABLE.iter().position(|r| r.name == row.base).and_then(|i| classes.get(i).cloned());
        let base = base.unwrap_or_else(|| vm.types.object.clone());
        let second =
            if row.exc == Exc::ExceptionGroup { classes.get(Exc::Exception as usize).cloned() } else { None };
        let class = vm.exception_class(&row.spec, base, second.clone());
        vm.fill_native_class(&class, &row.spec);
        remove_absent(vm, row.exc, &class);
        if second.is_some() {
            vm.show_as_heap_type(&class);
        }
        classes.push(class);
    }
    classes
}

/// Takes out of a class's namespace what the dialect's does not have.
fn remove_absent(vm: &mut Vm, exc: Exc, class: &Ref<Class>) {
    let c = class.get(vm);
    let (dict, base) = (c.dict.clone(), c.base.clone());
    let absent: Vec<Ref<Str>> = vm.dialect.absent_members(exc).iter().map(|name| vm.intern(name)).collect();
    let same = |vm: &Vm, v: &Value| {
        let (Some(w), Some(base)) = (v.exact::<SlotWrapper>(), &base) else { return false };
        let inherited = (w.dunder.get)(&base.get(vm).slots);
        inherited.is_some_and(|f| f.address() == w.function.address())
    };
    let mut inherited: Vec<Ref<Str>> = Vec::new();
    if vm.dialect.inherited_slots_have_no_wrappers() {
        let entries = dict.get(vm).iter().filter(|(_, v)| same(vm, v));
        inherited = entries.filter_map(|(k, _)| k.downcast::<Str>().cloned()).collect();
    }
    for name in absent.iter().chain(&inherited) {
        vm.dict_remove_str(&dict, name);
    }
}

/// Puts the classes that the dialect has into `builtins`, and the old names of OSError.
pub fn add_to_builtins(vm: &mut Vm, dict: &Ref<Dict>) {
    let aliases = [("EnvironmentError", Exc::OSError), ("IOError", Exc::OSError)];
    let rows = TABLE.iter().map(|row| (row.name, row.exc));
    for (name, exc) in rows.chain(aliases) {
        if vm.dialect.has_exception(exc) {
            let (name, class) = (vm.intern(name), vm.exceptions.get(exc).clone());
            vm.dict_set_str(dict, &name, class.into());
        }
    }
}
