//! The slot table: which native function stands behind which special method. One row a slot; the wrappers that show
//! native slots as methods, and the trampolines that call Python methods from slots, are expanded from the rows.

use crate::call::Args;
use crate::class::{Class, trampoline};
use crate::names::Names;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub type Unary = fn(&mut Vm, &Value) -> PyResult;
pub type Binary = fn(&mut Vm, &Value, &Value) -> PyResult;
pub type Ternary = fn(&mut Vm, &Value, &Value, &Value) -> PyResult;
pub type Predicate = fn(&mut Vm, &Value) -> PyResult<bool>;
pub type Length = fn(&mut Vm, &Value) -> PyResult<usize>;
pub type Hash = fn(&mut Vm, &Value) -> PyResult<i64>;
pub type Compare = fn(&mut Vm, &Value, &Value, CompareOp) -> PyResult;
pub type Contains = fn(&mut Vm, &Value, &Value) -> PyResult<bool>;
/// Assigns, or deletes where the value is `None`.
pub type SetItem = fn(&mut Vm, &Value, &Value, Option<&Value>) -> PyResult<()>;
pub type GetAttr = fn(&mut Vm, &Value, &Ref<Str>) -> PyResult;
pub type SetAttr = fn(&mut Vm, &Value, &Ref<Str>, Option<&Value>) -> PyResult<()>;
/// Descriptor, instance (`None` when looked up on the class), class.
pub type DescrGet = fn(&mut Vm, &Value, Option<&Value>, &Value) -> PyResult;
pub type DescrSet = fn(&mut Vm, &Value, &Value, Option<&Value>) -> PyResult<()>;
/// `None` when exhausted.
pub type Next = fn(&mut Vm, &Value) -> PyResult<Option<Value>>;
/// The item at an int position, negative ones from the end, where giving it calls nothing.
pub type ItemAt = fn(&mut Vm, &Value, i64) -> Option<Value>;
/// Replaces the item at an int position, where that calls nothing; false where nothing was done.
pub type PutItemAt = fn(&mut Vm, &Value, i64, &Value) -> bool;
pub type Call = fn(&mut Vm, &Value, Args<'_>) -> PyResult;
pub type New = fn(&mut Vm, &Ref<Class>, Args<'_>) -> PyResult;
/// How the memory of instances is reached.
pub type Buffer = &'static crate::protocol::buffer::BufferSlot;
pub type Init = fn(&mut Vm, &Value, Args<'_>) -> PyResult<()>;

/// The six rich comparisons, numbered as in `COMPARE_OP` and CPython's `Py_LT` …
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    /// The comparison with operands swapped.
    pub fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            same => same,
        }
    }

    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// Whether the comparison holds for that order.
    #[inline(always)]
    pub fn matches(self, order: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }
}

/// How a special method relates to its slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// Calls the slot as it is.
    Plain,
    /// The reflected method of a binary slot: operands swapped.
    Reflected,
    /// The deleting half of a setting slot.
    Delete,
    /// One comparison of six.
    Op(CompareOp),
}

/// A slot's function, by signature.
#[derive(Clone, Copy)]
pub enum SlotFn {
    Unary(Unary),
    Binary(Binary),
    Ternary(Ternary),
    Predicate(Predicate),
    Length(Length),
    Hash(Hash),
    Compare(Compare),
    Contains(Contains),
    SetItem(SetItem),
    GetAttr(GetAttr),
    SetAttr(SetAttr),
    DescrGet(DescrGet),
    DescrSet(DescrSet),
    Next(Next),
    Call(Call),
    Init(Init),
    Buffer(Buffer),
}

impl SlotFn {
    /// The address: two wrappers with equal ones call the same function.
    pub fn address(self) -> usize {
        match self {
            SlotFn::Unary(f) => f as usize,
            SlotFn::Binary(f) => f as usize,
            SlotFn::Ternary(f) => f as usize,
            SlotFn::Predicate(f) => f as usize,
            SlotFn::Length(f) => f as usize,
            SlotFn::Hash(f) => f as usize,
            SlotFn::Compare(f) => f as usize,
            SlotFn::Contains(f) => f as usize,
            SlotFn::SetItem(f) => f as usize,
            SlotFn::GetAttr(f) => f as usize,
            SlotFn::SetAttr(f) => f as usize,
            SlotFn::DescrGet(f) => f as usize,
            SlotFn::DescrSet(f) => f as usize,
            SlotFn::Next(f) => f as usize,
            SlotFn::Call(f) => f as usize,
            SlotFn::Init(f) => f as usize,
            SlotFn::Buffer(slot) => std::ptr::from_ref(slot) as usize,
        }
    }
}

/// One special method of one slot.
pub struct Dunder {
    pub name: &'static str,
    pub flavour: Flavour,
    pub doc: &'static str,
    /// Position of the slot in the table: dunders of one slot share it.
    pub slot: u16,
    pub symbol: fn(&Names) -> &Ref<Str>,
    pub get: fn(&Slots) -> Option<SlotFn>,
    /// Puts the trampoline that calls the Python method into the slot; false where there is none (a sequence slot
    /// whose number twin has it, as in CPython).
    pub install: fn(&mut Slots) -> bool,
    pub set: fn(&mut Slots, SlotFn),
    pub copy: fn(&mut Slots, &Slots),
    pub reset: fn(&mut Slots),
}

impl Dunder {
    /// CPython unpacks the one argument under an empty name, which shows in its messages (`wrap_indexargfunc`).
    pub fn unpacks_argument(&self) -> bool {
        [SlotIndex::repeat, SlotIndex::irepeat, SlotIndex::buffer].iter().any(|s| *s as u16 == self.slot)
    }

    /// Whether it stands for the buffer protocol.
    pub fn is_of_buffer(&self) -> bool {
        self.slot == SlotIndex::buffer as u16
    }
}

macro_rules! flavour {
    () => {
        Flavour::Plain
    };
    (r) => {
        Flavour::Reflected
    };
    (del) => {
        Flavour::Delete
    };
    ($op:ident) => {
        Flavour::Op(CompareOp::$op)
    };
}

macro_rules! install {
    ($s:ident $field:ident python) => {{
        $s.$field = Some(trampoline::$field);
        true
    }};
    ($s:ident $field:ident native) => {{
        let _ = $s;
        false
    }};
}

macro_rules! slots {
    ($($field:ident : $Kind:ident $origin:ident [$($dunder:ident $(($fl:ident))? $doc:literal),*])*) => {
        /// The native functions of a class.
        #[derive(Clone, Copy)]
        pub struct Slots {
            $(#[doc = concat!($("`", stringify!($dunder), "` "),*)] pub $field: Option<$Kind>,)*
            /// `__new__`: has no wrapper among the dunders, but a builtin function in the class namespace.
            pub new: Option<New>,
            /// What `__getitem__` and `__setitem__` do for the commonest keys, of instances of exactly this class.
            pub item_at: Option<ItemAt>,
            pub put_item_at: Option<PutItemAt>,
        }

        impl Slots {
            /// No native function at all.
            pub const EMPTY: Slots = Slots { $($field: None,)* new: None, item_at: None, put_item_at: None };
        }

        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy)]
        enum SlotIndex { $($field),* }

        /// Every special method that stands for a slot.
        pub static DUNDERS: &[Dunder] = &[$($(Dunder {
            name: stringify!($dunder),
            flavour: flavour!($($fl)?),
            doc: $doc,
            slot: SlotIndex::$field as u16,
            symbol: |n| &n.$dunder,
            get: |s| s.$field.map(SlotFn::$Kind),
            install: |s| install!(s $field $origin),
            set: |s, f| if let SlotFn::$Kind(f) = f { s.$field = Some(f) },
            copy: |to, from| to.$field = from.$field,
            reset: |s| s.$field = None,
        }),*),*];
    };
}

slots! {
    repr: Unary python [__repr__ "Return repr(self)."]
    str: Unary python [__str__ "Return str(self)."]
    hash: Hash python [__hash__ "Return hash(self)."]
    call: Call python [__call__ "Call self as a function."]
    getattr: GetAttr python [__getattribute__ "Return getattr(self, name)."]
    setattr: SetAttr python [__setattr__ "Implement setattr(self, name, value).", __delattr__ (del) "Implement delattr(self, name)."]
    compare: Compare python [__lt__ (Lt) "Return self<value.", __le__ (Le) "Return self<=value.", __eq__ (Eq) "Return self==value.",
        __ne__ (Ne) "Return self!=value.", __gt__ (Gt) "Return self>value.", __ge__ (Ge) "Return self>=value."]
    iter: Unary python [__iter__ "Implement iter(self)."]
    next: Next python [__next__ "Implement next(self)."]
    descr_get: DescrGet python [__get__ "Return an attribute of instance, which is of type owner."]
    descr_set: DescrSet python [__set__ "Set an attribute of instance to value.", __delete__ (del) "Delete an attribute of instance."]
    init: Init python [__init__ "Initialize self.  See help(type(self)) for accurate signature."]
    await_: Unary python [__await__ "Return an iterator to be used in await expression."]
    aiter: Unary python [__aiter__ "Return an awaitable, that resolves in asynchronous iterator."]
    anext: Unary python [__anext__ "Return a value or raise StopAsyncIteration."]
    add: Binary python [__add__ "Return self+value.", __radd__ (r) "Return value+self."]
    sub: Binary python [__sub__ "Return self-value.", __rsub__ (r) "Return value-self."]
    mul: Binary python [__mul__ "Return self*value.", __rmul__ (r) "Return value*self."]
    matmul: Binary python [__matmul__ "Return self@value.", __rmatmul__ (r) "Return value@self."]
    truediv: Binary python [__truediv__ "Return self/value.", __rtruediv__ (r) "Return value/self."]
    floordiv: Binary python [__floordiv__ "Return self//value.", __rfloordiv__ (r) "Return value//self."]
    rem: Binary python [__mod__ "Return self%value.", __rmod__ (r) "Return value%self."]
    divmod: Binary python [__divmod__ "Return divmod(self, value).", __rdivmod__ (r) "Return divmod(value, self)."]
    pow: Ternary python [__pow__ "Return pow(self, value, mod).", __rpow__ (r) "Return pow(value, self, mod)."]
    lshift: Binary python [__lshift__ "Return self<<value.", __rlshift__ (r) "Return value<<self."]
    rshift: Binary python [__rshift__ "Return self>>value.", __rrshift__ (r) "Return value>>self."]
    and: Binary python [__and__ "Return self&value.", __rand__ (r) "Return value&self."]
    xor: Binary python [__xor__ "Return self^value.", __rxor__ (r) "Return value^self."]
    or: Binary python [__or__ "Return self|value.", __ror__ (r) "Return value|self."]
    iadd: Binary python [__iadd__ "Return self+=value."]
    isub: Binary python [__isub__ "Return self-=value."]
    imul: Binary python [__imul__ "Return self*=value."]
    imatmul: Binary python [__imatmul__ "Return self@=value."]
    itruediv: Binary python [__itruediv__ "Return self/=value."]
    ifloordiv: Binary python [__ifloordiv__ "Return self//=value."]
    irem: Binary python [__imod__ "Return self%=value."]
    ipow: Ternary python [__ipow__ "Return self**=value."]
    ilshift: Binary python [__ilshift__ "Return self<<=value."]
    irshift: Binary python [__irshift__ "Return self>>=value."]
    iand: Binary python [__iand__ "Return self&=value."]
    ixor: Binary python [__ixor__ "Return self^=value."]
    ior: Binary python [__ior__ "Return self|=value."]
    neg: Unary python [__neg__ "-self"]
    pos: Unary python [__pos__ "+self"]
    abs: Unary python [__abs__ "abs(self)"]
    invert: Unary python [__invert__ "~self"]
    bool: Predicate python [__bool__ "True if self else False"]
    int: Unary python [__int__ "int(self)"]
    float: Unary python [__float__ "float(self)"]
    index: Unary python [__index__ "Return self converted to an integer, if self is suitable for use as an index into a list."]
    len: Length python [__len__ "Return len(self)."]
    getitem: Binary python [__getitem__ "Return self[key]."]
    setitem: SetItem python [__setitem__ "Set self[key] to value.", __delitem__ (del) "Delete self[key]."]
    contains: Contains python [__contains__ "Return key in self."]
    concat: Binary native [__add__ "Return self+value."]
    repeat: Binary native [__mul__ "Return self*value.", __rmul__ "Return value*self."]
    iconcat: Binary native [__iadd__ "Implement self+=value."]
    irepeat: Binary native [__imul__ "Implement self*=value."]
    finalize: Unary native [__del__ "Called when the instance is about to be destroyed."]
    buffer: Buffer native [__buffer__ "Return a buffer object that exposes the underlying memory of the object.",
        __release_buffer__ (del) "Release the buffer object that exposes the underlying memory of the object."]
}
