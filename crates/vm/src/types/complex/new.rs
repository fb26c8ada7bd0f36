//! `complex(real, imag)` and `complex(text)`.

use super::{complex_ref, make};
use crate::call::Args;
use crate::class::Class;
use crate::types::float;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::complex::{self, Complex, ParseComplexError};

pub(super) fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let (real, imag) = arguments(vm, args)?;
    let exact = class.value().is(vm.types.complex.value());
    let value = match (real, imag) {
        (Some(x), None) if exact && x.exact::<super::Complex>().is_some() => return Ok(x.clone()),
        (Some(x), None) if x.downcast::<Str>().is_some() && by_position(args) => parse(vm, x)?,
        (real, imag) if vm.dialect.complex_parts_are_real() => {
            of_real_parts(vm, real, imag, by_position(args))?
        }
        (Some(x), None) if x.downcast::<Str>().is_some() => parse(vm, x)?,
        (real, imag) => of_parts(vm, real, imag)?,
    };
    if exact {
        return Ok(make(value));
    }
    let payload = super::Complex { real: value.re, imag: value.im };
    Ok(Ref::with_shape(class.get(vm).shape, payload).into())
}

fn by_position(args: Args<'_>) -> bool {
    args.names().is_empty()
}

fn arguments<'a>(vm: &mut Vm, args: Args<'a>) -> PyResult<(Option<&'a Value>, Option<&'a Value>)> {
    let given = args.positional();
    if args.values().len() > 2 {
        raise!(vm, TypeError, "complex() takes at most 2 arguments ({} given)", args.values().len());
    }
    let mut parts = [given.first(), given.get(1)];
    for (name, value) in args.keywords() {
        let place = match () {
            () if name.eq_str("real") => 0,
            () if name.eq_str("imag") => 1,
            () => return Err(vm.unexpected_keyword_among("complex", &name.to_string(), &["real", "imag"])),
        };
        if parts[place].is_some() {
            raise!(
                vm,
                TypeError,
                "argument for complex() given by name ('{name}') and position ({})",
                place + 1
            );
        }
        parts[place] = Some(value);
    }
    Ok((parts[0], parts[1]))
}

fn parse(vm: &mut Vm, text: &Value) -> PyResult<Complex> {
    let Some(s) = text.downcast::<Str>().cloned() else { return Ok(Complex::default()) };
    let ascii = taipan_prim::int::digits_to_ascii(s.text(), vm.dialect.ucd());
    match complex::parse(&ascii) {
        Ok(c) => Ok(c),
        Err(ParseComplexError::Malformed) => raise!(vm, ValueError, "complex() arg is a malformed string"),
        Err(ParseComplexError::Underscore) => {
            let shown = vm.repr_string(text)?;
            raise!(vm, ValueError, "could not convert string to complex: {shown}")
        }
    }
}

/// What `__complex__` gives, or the complex number itself.
pub(super) fn special(vm: &mut Vm, x: &Value) -> PyResult<Option<Complex>> {
    if x.exact::<super::Complex>().is_some() {
        return Ok(complex_ref(x));
    }
    let name = vm.intern("__complex__");
    let Some(method) = vm.type_lookup(x, &name) else { return Ok(None) };
    let bound = vm.bind_special(&method, x)?;
    let r = vm.call(&bound, &[])?;
    match complex_ref(&r) {
        Some(c) => {
            vm.warn_of_strict_subclass("__complex__", &r, "complex")?;
            Ok(Some(c))
        }
        None => raise!(vm, TypeError, "__complex__ returned non-complex (type {})", vm.type_name(&r)),
    }
}

/// Up to 3.13: either part may be complex.
fn of_parts(vm: &mut Vm, real: Option<&Value>, imag: Option<&Value>) -> PyResult<Complex> {
    if let (Some(r), Some(_)) = (real, imag)
        && r.downcast::<Str>().is_some()
    {
        raise!(vm, TypeError, "complex() can't take second arg if first is a string");
    }
    if imag.is_some_and(|i| i.downcast::<Str>().is_some()) {
        raise!(vm, TypeError, "complex() second arg can't be a string");
    }
    let (r, complex_real) = part(vm, real, |vm, x| {
        error!(
            vm,
            TypeError,
            "complex() first argument must be a string or a number, not '{}'",
            vm.type_name(x)
        )
    })?;
    if imag.is_none() {
        return Ok(r);
    }
    let (i, complex_imag) = part(vm, imag, |vm, x| {
        error!(vm, TypeError, "complex() second argument must be a number, not '{}'", vm.type_name(x))
    })?;
    Ok(combine((r, complex_real), (i, complex_imag)))
}

fn combine((r, complex_real): (Complex, bool), (i, complex_imag): (Complex, bool)) -> Complex {
    Complex::new(if complex_imag { r.re - i.im } else { r.re }, if complex_real { i.re + r.im } else { i.re })
}

/// A part's value, and whether it was complex.
fn part(vm: &mut Vm, x: Option<&Value>, refuse: fn(&mut Vm, &Value) -> Raised) -> PyResult<(Complex, bool)> {
    let Some(x) = x else { return Ok((Complex::default(), false)) };
    if let Some(c) = complex_ref(x) {
        return Ok((c, true));
    }
    if let Some(c) = special(vm, x)? {
        return Ok((c, true));
    }
    match float::number(vm, x)? {
        Some(f) => Ok((Complex::new(f, 0.0), false)),
        None => Err(refuse(vm, x)),
    }
}

/// From 3.14 on.
fn of_real_parts(
    vm: &mut Vm,
    real: Option<&Value>,
    imag: Option<&Value>,
    by_position: bool,
) -> PyResult<Complex> {
    let alone = imag.is_none() && by_position;
    let (r, complex_real) = part(
        vm,
        real,
        if alone {
            |vm, x| {
                let given = vm.type_name(x);
                error!(vm, TypeError, "complex() argument must be a string or a number, not {given}")
            }
        } else {
            |vm, x| {
                let given = vm.type_name(x);
                error!(vm, TypeError, "complex() argument 'real' must be a real number, not {given}")
            }
        },
    )?;
    if imag.is_none() {
        return Ok(r);
    }
    let (i, complex_imag) = part(vm, imag, |vm, x| {
        error!(vm, TypeError, "complex() argument 'imag' must be a real number, not {}", vm.type_name(x))
    })?;
    Ok(combine((r, complex_real), (i, complex_imag)))
}

/// The argument of a function of complex numbers (`PyComplex_AsCComplex`).
///
/// # Errors
/// TypeError for what is no number.
pub fn to_complex(vm: &mut Vm, x: &Value) -> PyResult<Complex> {
    if let Some(c) = complex_ref(x) {
        return Ok(c);
    }
    match special(vm, x)? {
        Some(c) => Ok(c),
        None => Ok(Complex::new(float::to_float(vm, x)?, 0.0)),
    }
}
