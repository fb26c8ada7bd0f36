//! `itertools`: iterators out of iterators.

mod accumulate;
mod combine;
mod endless;
mod filtering;
mod grouping;
mod islice;
mod several;
mod tee;

use crate::support::{add_class, set_doc};
use taipan_vm::exc::Exc;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "itertools", init };

const DOC: &str = "Functional tools for creating and using iterators.

Infinite iterators:
count(start=0, step=1) --> start, start+step, start+2*step, ...
cycle(p) --> p0, p1, ... plast, p0, p1, ...
repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times

Iterators terminating on the shortest input sequence:
accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2
batched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...
chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...
chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...
compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...
dropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails
groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)
filterfalse(predicate, seq) --> elements of seq where predicate(elem) is False
islice(seq, [start,] stop [, step]) --> elements from
       seq[start:stop:step]
pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...
starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...
tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n
takewhile(predicate, seq) --> seq[0], seq[1], until predicate fails
zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...

Combinatoric generators:
product(p, q, ... [repeat=1]) --> cartesian product
permutations(p[, r])
combinations(p, r)
combinations_with_replacement(p, r)
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "itertools", tee::FUNCTIONS);
    add_class::<accumulate::Accumulate>(vm, dict, &accumulate::SPEC);
    add_class::<combine::Product>(vm, dict, &combine::PRODUCT);
    add_class::<combine::Combinations>(vm, dict, &combine::COMBINATIONS);
    add_class::<combine::WithReplacement>(vm, dict, &combine::WITH_REPLACEMENT);
    add_class::<combine::Permutations>(vm, dict, &combine::PERMUTATIONS);
    add_class::<endless::Count>(vm, dict, &endless::COUNT);
    add_class::<endless::Cycle>(vm, dict, &endless::CYCLE);
    add_class::<endless::Repeat>(vm, dict, &endless::REPEAT);
    add_class::<filtering::Compress>(vm, dict, &filtering::COMPRESS);
    add_class::<filtering::DropWhile>(vm, dict, &filtering::DROP_WHILE);
    add_class::<filtering::TakeWhile>(vm, dict, &filtering::TAKE_WHILE);
    add_class::<filtering::FilterFalse>(vm, dict, &filtering::FILTER_FALSE);
    add_class::<filtering::StarMap>(vm, dict, &filtering::STAR_MAP);
    add_class::<grouping::GroupBy>(vm, dict, &grouping::GROUP_BY);
    add_class::<grouping::Grouper>(vm, dict, &grouping::GROUPER);
    add_class::<grouping::Pairwise>(vm, dict, &grouping::PAIRWISE);
    if vm.dialect.has_name("itertools", "batched") {
        add_class::<grouping::Batched>(vm, dict, grouping::batched(vm));
    }
    add_class::<islice::ISlice>(vm, dict, &islice::SPEC);
    add_class::<several::Chain>(vm, dict, &several::CHAIN);
    add_class::<several::ZipLongest>(vm, dict, &several::ZIP_LONGEST);
    add_class::<tee::Tee>(vm, dict, &tee::TEE);
    add_class::<tee::DataObject>(vm, dict, &tee::DATA);
    Ok(())
}

/// What `__reduce__`, `__setstate__` and `__copy__` warn of before they go.
fn deprecated(vm: &mut Vm) -> PyResult<()> {
    if !vm.dialect.itertools_pickle_is_deprecated() {
        return Ok(());
    }
    let text = "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.";
    vm.warn(Exc::DeprecationWarning, text, 1)
}
