//! C3 linearisation (PEP 253; CPython's `mro_implementation`).

use crate::class::Class;
use crate::{PyResult, Vm};
use taipan_heap::Ref;

/// The method resolution order of a class with these bases, without the class itself.
pub fn linearise(vm: &mut Vm, bases: &[Ref<Class>]) -> PyResult<Vec<Ref<Class>>> {
    for (i, b) in bases.iter().enumerate() {
        if bases[..i].iter().any(|c| c.value().is(b.value())) {
            let name = b.get(vm).name.to_string();
            raise!(vm, TypeError, "duplicate base class {name}");
        }
    }
    let mut lists: Vec<Vec<Ref<Class>>> = bases
        .iter()
        .map(|b| std::iter::once(b.clone()).chain(b.get(vm).mro_tail.iter().cloned()).collect())
        .collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let in_a_tail = |c: &Ref<Class>| lists.iter().any(|l| l[1..].iter().any(|x| x.value().is(c.value())));
        let Some(next) = lists.iter().map(|l| &l[0]).find(|c| !in_a_tail(c)).cloned() else {
            return Err(inconsistent(vm, &lists));
        };
        for l in &mut lists {
            if l[0].value().is(next.value()) {
                l.remove(0);
            }
        }
        order.push(next);
    }
}

fn inconsistent(vm: &mut Vm, lists: &[Vec<Ref<Class>>]) -> crate::Raised {
    let mut names: Vec<String> = Vec::new();
    for l in lists {
        let name = l[0].get(vm).name.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let message = vm.dialect.inconsistent_mro(&names.join(", "));
    vm.error(crate::exc::Exc::TypeError, message)
}
