//! Bringing arguments that lie in registers into the order of a function's parameters, in place.

use super::frame::payload;
use super::made::tuple_of;
use crate::Vm;
use crate::types::code::{Code, flags};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use smallvec::SmallVec;
use taipan_heap::{Bits, Ref, Value};

/// Where the arguments of a call go, known to fit. What does not is [`bind`]'s, which has the messages.
///
/// [`bind`]: crate::call::function::bind
pub struct Fit {
    positional: usize,
    /// The names of the arguments behind the positional ones.
    names: Option<Ref<Tuple>>,
    /// The parameter of each of them, or [`OTHERS`].
    places: SmallVec<[u16; 8]>,
}

/// The place of a keyword that is no parameter: in the dict of `**`.
const OTHERS: u16 = u16::MAX;

impl Fit {
    /// Where `given` arguments go, the last of them named. `None` where they do not fit, or cannot be put in place.
    pub fn plan(vm: &Vm, f: &Ref<Function>, given: usize, names: Option<Ref<Tuple>>) -> Option<Fit> {
        let function = f.get(vm);
        let code: &Code = &function.code;
        let (argcount, parameters) = (code.argcount as usize, (code.argcount + code.kwonlyargcount) as usize);
        let keywords = names.as_ref().map_or(&[][..], |names| names.items());
        let positional = given.checked_sub(keywords.len())?;
        if !code.fits || positional > argcount && code.flags & flags::VARARGS == 0 {
            return None;
        }
        let mut places = SmallVec::new();
        for name in keywords {
            let place = place_of(code, name)?;
            if place != OTHERS && (usize::from(place) < positional.min(argcount) || places.contains(&place)) {
                return None;
            }
            places.push(place);
        }
        let first_default =
            argcount - function.defaults.as_ref().map_or(0, |d| d.items().len()).min(argcount);
        let is_given = |at: usize| places.contains(&(at as u16));
        let is_complete = (positional..first_default).all(is_given)
            && (argcount..parameters).all(|at| is_given(at) || keyword_default(vm, f, at).is_some());
        if is_complete { Some(Fit { positional, names, places }) } else { None }
    }

    /// Puts the arguments, which lie from `args` on, in their places; how many registers there are then.
    ///
    /// # Safety
    /// The arguments are those planned for, of that function; there is room for its parameters.
    pub unsafe fn put(&self, vm: &mut Vm, f: &Ref<Function>, args: *mut Bits) -> usize {
        let code: *const Code = payload(&(*payload(f)).code);
        let (code, positional) = (&*code, self.positional);
        let (argcount, parameters) = (code.argcount as usize, (code.argcount + code.kwonlyargcount) as usize);
        let keywords: SmallVec<[Bits; 8]> =
            (0..self.places.len()).map(|k| *args.add(positional + k)).collect();
        let mut end = parameters;
        let mut rest = [Value::NULL, Value::NULL];
        if code.flags & flags::VARARGS != 0 {
            let odd = positional.saturating_sub(argcount);
            rest[0] = tuple_of(vm, args.add(argcount.min(positional)), odd);
        }
        if code.flags & flags::VARKEYWORDS != 0 {
            rest[1] = self.others(vm, &keywords).into();
        }
        for at in positional.min(argcount)..parameters {
            let given = self.places.iter().position(|&place| usize::from(place) == at);
            let b = match given {
                Some(k) => keywords[k],
                None if at < argcount => positional_default(vm, f, at).into_bits(),
                None => keyword_default(vm, f, at).map_or(Bits::NULL, |v| v.clone().into_bits()),
            };
            args.add(at).write(b);
        }
        for value in rest.into_iter().filter(|v| !v.is_null()) {
            args.add(end).write(value.into_bits());
            end += 1;
        }
        end
    }

    /// The dict of `**`, which the keywords move into that are no parameters.
    unsafe fn others(&self, vm: &mut Vm, keywords: &[Bits]) -> Ref<Dict> {
        let dict = Dict::new_ref(vm);
        let names = self.names.as_ref().map_or(&[][..], |names| names.items());
        for ((name, place), b) in names.iter().zip(&self.places).zip(keywords) {
            if *place == OTHERS
                && let Some(name) = name.exact::<Str>()
            {
                vm.dict_set_str(&dict, name, b.into_value());
            }
        }
        dict
    }
}

/// Keyword-only parameters of functions that take part in [`put_unnamed`].
const MOST_KEYWORD_ONLY: usize = 4;

/// Puts `given` positional arguments, which lie from `args` on, in the places of the function's parameters, with defaults,
/// `*args` and `**kwargs`; how many registers there are then. `None` where that is not all there is to it: nothing has been
/// moved then.
///
/// # Safety
/// `given` owned references lie at `args`, and there is room for the function's parameters.
pub unsafe fn put_unnamed(vm: &mut Vm, f: &Ref<Function>, args: *mut Bits, given: usize) -> Option<usize> {
    let function = payload(f);
    let code: *const Code = payload(&(*function).code);
    let code = &*code;
    let (argcount, keyword_only) = (code.argcount as usize, code.kwonlyargcount as usize);
    let defaults = (*function).defaults.as_ref().map_or(0, |d| d.items().len());
    if !code.fits
        || given > argcount && code.flags & flags::VARARGS == 0
        || given + defaults < argcount
        || keyword_only > MOST_KEYWORD_ONLY
    {
        return None;
    }
    let mut named = [Bits::NULL; MOST_KEYWORD_ONLY];
    for (n, b) in named[..keyword_only].iter_mut().enumerate() {
        *b = keyword_default(vm, f, argcount + n)?.bits();
    }
    let mut end = argcount + keyword_only;
    let odd = given.saturating_sub(argcount);
    let rest = match code.flags & flags::VARARGS {
        0 => Value::NULL,
        _ => tuple_of(vm, args.add(given - odd), odd),
    };
    for at in given..argcount {
        args.add(at).write(positional_default(vm, f, at).into_bits());
    }
    for (n, b) in named[..keyword_only].iter().enumerate() {
        b.inc();
        args.add(argcount + n).write(*b);
    }
    if !rest.is_null() {
        args.add(end).write(rest.into_bits());
        end += 1;
    }
    if code.flags & flags::VARKEYWORDS != 0 {
        args.add(end).write(Value::from(Dict::new_ref(vm)).into_bits());
        end += 1;
    }
    Some(end)
}

/// The parameter of that name, or the dict of `**`; `None` where the name must be looked at letter by letter, or is none.
fn place_of(code: &Code, name: &Value) -> Option<u16> {
    let parameters = &code.localsplus[..(code.argcount + code.kwonlyargcount) as usize];
    let at = parameters.iter().position(|p| p.value().is(name));
    if let Some(at) = at.filter(|&at| at >= code.posonlyargcount as usize) {
        return u16::try_from(at).ok();
    }
    let is_other = code.flags & flags::VARKEYWORDS != 0 && name.exact::<Str>()?.is_interned();
    is_other.then_some(OTHERS)
}

fn positional_default(vm: &Vm, f: &Ref<Function>, at: usize) -> Value {
    let function = f.get(vm);
    let defaults: &[Value] = function.defaults.as_ref().map_or(&[], |d| d.items());
    // Of more defaults than parameters the last ones count.
    let from_end = function.code.argcount as usize - at;
    defaults.len().checked_sub(from_end).map_or(Value::NULL, |i| defaults[i].clone())
}

fn keyword_default<'a>(vm: &'a Vm, f: &'a Ref<Function>, at: usize) -> Option<&'a Value> {
    let function = f.get(vm);
    function.kwdefaults.as_ref()?.get(vm).get_str(&function.code.localsplus[at])
}
