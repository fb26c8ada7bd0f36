//! Builtin functions and methods: one table entry each, and the objects that Python sees of them.

use crate::call::signature::{Arity, Binding, Param};
use crate::call::{Args, bind};
use crate::class::{Class, is_subclass};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Trace, Value, Visitor};

/// One builtin function or method. Made by [`crate::methods!`].
pub struct Method {
    pub name: &'static str,
    /// In Argument Clinic's form, from the parenthesis on.
    pub text_signature: &'static str,
    pub doc: &'static str,
    pub binding: Binding,
    /// The arguments that `call` gets, the instance or class included.
    pub params: &'static [Param],
    /// Takes one value a parameter: `*args` as a tuple, `**kwargs` as a dict, [`Value::NULL`] for an absent one.
    pub call: fn(&mut Vm, &[Value]) -> PyResult,
    /// Which calls need no binding.
    pub arity: Arity,
    pub quick: Option<Quick>,
}

/// What a builtin makes of positional arguments, of any number and type, where that neither fails nor runs Python code nor
/// looks at frames; [`Value::NULL`] where it might, and [`Method::call`] has to do it.
pub type Quick = fn(&mut Vm, &[Value]) -> Value;

/// Declares a table of builtin functions or methods.
///
/// ```text
/// methods! { pub static METHODS;
///     /// Append object to the end of the list.
///     "append($self, object, /)" => |vm, [this, object]| { … }
/// }
/// ```
///
/// Where CPython binds by hand, `"sorted($module, *args, **kwargs)" as "($module, iterable, /, …)" => …` says what
/// Python sees; an empty text where it sees none. `"len($module, obj, /)" quick len => …` names a [`Quick`] form.
#[macro_export]
macro_rules! methods {
    ($vis:vis static $T:ident; $($(#[doc = $doc:literal])* $sig:literal $(as $shown:literal)? $(quick $quick:path)? => |$vm:ident, [$($a:pat),*]| $body:block)*) => {
        $vis static $T: &[$crate::call::Method] = &[$($crate::call::Method {
            name: $crate::call::signature::name($sig),
            text_signature: $crate::call::shown([$crate::call::signature::text($sig) $(, $shown)?]),
            doc: const { $crate::call::doc(concat!($($doc, "\n"),*)) },
            binding: $crate::call::signature::binding($sig),
            params: {
                const N: usize = $crate::call::signature::count($sig);
                const P: [$crate::call::signature::Param; N] = $crate::call::signature::parse::<N>($sig);
                &P
            },
            call: {
                fn call($vm: &mut $crate::Vm, args: &[$crate::Value]) -> $crate::PyResult {
                    const N: usize = $crate::call::signature::count($sig);
                    const BODY: &[&str] = &[$(stringify!($a)),*];
                    const { assert!(N == BODY.len(), "signature and body disagree") };
                    let Ok([$($a),*]) = <&[$crate::Value; N]>::try_from(args) else {
                        return Err($vm.wrong_arity());
                    };
                    $body
                }
                call
            },
            arity: {
                const N: usize = $crate::call::signature::count($sig);
                const A: $crate::call::signature::Arity =
                    $crate::call::signature::arity(&$crate::call::signature::parse::<N>($sig));
                A
            },
            quick: $crate::call::quick(&[$($quick as $crate::call::Quick)?]),
        }),*];
    };
}

/// The last one: the signature that Python sees, where it is not the one that binds.
pub const fn shown<const N: usize>(texts: [&'static str; N]) -> &'static str {
    texts[N - 1]
}

/// The quick form, where one is named.
pub const fn quick(named: &[Quick]) -> Option<Quick> {
    match named {
        [quick] => Some(*quick),
        _ => None,
    }
}

/// A doc string without the last line break and the space that `///` puts before each line's text.
pub const fn doc(s: &'static str) -> &'static str {
    let n = s.len();
    if n == 0 { s } else { s.split_at(n - 1).0 }
}

/// `builtin_function_or_method`: a function of a module, or a method bound to an object.
pub struct Builtin {
    pub method: &'static Method,
    /// The object that a method is bound to; [`Value::NULL`] for a plain function.
    pub this: Value,
    /// `__module__`: a str or None.
    pub module: Value,
    /// The class that defines a bound method, for its qualified name.
    pub class: Option<Ref<Class>>,
}

impl Trace for Builtin {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.this);
        visit(&self.module);
        self.class.iter().for_each(|c| visit(c.value()));
    }
}

/// `method_descriptor`, or `classmethod_descriptor` where the binding says so.
pub struct MethodDescriptor {
    pub method: &'static Method,
    pub class: Ref<Class>,
}

impl Trace for MethodDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

/// `classmethod_descriptor`.
pub struct ClassMethodDescriptor {
    pub method: &'static Method,
    pub class: Ref<Class>,
}

impl Trace for ClassMethodDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

/// Calls a builtin function or bound method.
#[inline]
pub fn call_builtin(vm: &mut Vm, builtin: &Ref<Builtin>, args: Args<'_>) -> PyResult {
    let m = builtin.method;
    if builtin.this.is_null() {
        if bind::is_direct(m, args) {
            return (m.call)(vm, args.values());
        }
        let bound = bind::bind(vm, m, bind::Callee::Builtin(builtin), args)?;
        return (m.call)(vm, &bound);
    }
    if let (true, Some(class)) = (crate::types::type_::is_new(builtin), &builtin.class) {
        return crate::types::type_::call_new(vm, class, args);
    }
    let all = args.with_first(builtin.this.clone());
    if bind::is_direct(m, all.args()) {
        return (m.call)(vm, all.args().values());
    }
    let bound = bind::bind(vm, m, bind::Callee::Builtin(builtin), all.args())?;
    (m.call)(vm, &bound)
}

/// Calls a table entry, the instance being the first argument where it takes one.
#[inline]
pub fn call_method(vm: &mut Vm, m: &'static Method, class: Option<&Ref<Class>>, args: Args<'_>) -> PyResult {
    if bind::is_direct(m, args) {
        return (m.call)(vm, args.values());
    }
    let bound = bind::bind(vm, m, class.map_or(bind::Callee::Plain, bind::Callee::Of), args)?;
    (m.call)(vm, &bound)
}

/// Calls an unbound method: the first argument must be an instance of its class.
#[inline]
pub fn call_descriptor(vm: &mut Vm, d: &Ref<MethodDescriptor>, args: Args<'_>) -> PyResult {
    let Some(this) = args.positional().first() else {
        let class = vm.native_name(&d.class);
        raise!(vm, TypeError, "unbound method {class}.{}() needs an argument", d.method.name);
    };
    if !vm.class_ref(this).value().is(d.class.value()) {
        let this_class = vm.class_of(this);
        if !is_subclass(vm, &this_class, &d.class) {
            return Err(wrong_receiver(vm, d, this));
        }
    }
    call_method(vm, d.method, Some(&d.class), args)
}

#[cold]
fn wrong_receiver(vm: &mut Vm, d: &Ref<MethodDescriptor>, this: &Value) -> crate::Raised {
    let class = vm.native_name(&d.class);
    crate::error!(
        vm,
        TypeError,
        "descriptor '{}' for '{class}' objects doesn't apply to a '{}' object",
        d.method.name,
        vm.type_name(this)
    )
}
